import Foundation

@testable import ManageKit

/// Environments for the tests of `Settings/`.
enum SettingsFixture {
  static let secretKey = "k9#vQ2!mZ7@xW4$nB8^cL1&jH5*gF3(dS6)aP0-qE+rT=yU_iOpAsDfG"

  /// Everything that the first site's deployment sets.
  static let product = [
    "PRODUCT_DJANGO_SECRECT_KEY": secretKey,
    "PRODUCT_DJANGO_ALLOWED_HOSTS": "example.com, .Example.org",
    "PRODUCT_POSTGRES_DB_HOST": "db.example.com",
    "PRODUCT_POSTGRES_DB_USER": "minsu",
    "PRODUCT_POSTGRES_DB_PORT": "5432",
    "PRODUCT_POSTGRES_DB_PASSWORD": "Kimchi-jjigae-42",
    "PRODUCT_EMAIL_URL": "smtps://minsu:kimchi@mail.example.com",
    "PRODUCT_DEFAULT_FROM_EMAIL": "minsu@example.com",
    "PRODUCT_DJANGO_SUPERUSER_NAME": "minsu",
    "PRODUCT_DJANGO_SUPERUSER_EMAIL": "minsu@example.com",
    "PRODUCT_DJANGO_SUPERUSER_PASSWORD": "Doenjang-jjigae-43",
    "PRODUCT_S3_AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "PRODUCT_S3_AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "PRODUCT_S3_AWS_STORAGE_BUCKET_NAME": "portfolio",
  ]

  /// The keys of a site with users.
  static let contract = Site([.accounts]).contract

  static let commands: [String: [Requirement]] = [
    "collectstatic": [.storage],
    "createsuperuser": [.database, .passwords, .superuser],
    "migrate": [.database],
    "runserver": [.web, .passwords, .database],
  ]

  /// `product` without the keys that contain one of the parts.
  static func product(without parts: String...) -> [String: String] {
    product.filter { key, _ in !parts.contains { key.contains($0) } }
  }

  static func environment(_ process: [String: String] = [:], file: String = "", root: String = "/") -> SiteEnvironment {
    SiteEnvironment(root: root, process: process, file: DotEnvFile(text: file))
  }

  static func report(
    _ profile: Profile, _ process: [String: String] = [:], file: String = "", for command: String? = nil,
    deploy: Bool = false, failLevel: CheckMessage.Level = .error
  ) -> EnvironmentReport {
    let environment = environment(process, file: file)
    var report = EnvironmentReport(
      contract, profile: profile, environment: environment, commands: commands, for: command, failLevel: failLevel)
    if deploy { report.add(DeploymentCheck(profile: profile, environment: environment).problems) }
    return report
  }

  /// Runs `body` with the path of a folder that is removed afterwards.
  static func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.path)
  }

  static func write(_ text: String, to path: String, mode: Int = 0o600) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }
}

extension EnvironmentReport {
  func problem(_ id: CheckID, _ key: String? = nil) -> CheckMessage? {
    problems.first { $0.id == id && (key == nil || $0.key == key) }
  }

  func state(_ name: String) -> KeyState.State? {
    keys.first { $0.name == name }?.state
  }
}
