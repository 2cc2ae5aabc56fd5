import Foundation
import Testing

@testable import ManageKit

@Suite("Settings")
struct SettingsTests {
  private func settings(
    _ profile: Profile, _ process: [String: String], file: String = "", root: String = "/site",
    requiring: [Requirement]
  ) throws -> Settings {
    try Settings(
      profile: profile, environment: SettingsFixture.environment(process, file: file, root: root), requiring: requiring)
  }

  private func failure(
    _ profile: Profile, _ process: [String: String], file: String = "", requiring: [Requirement]
  ) throws -> String {
    try #require(throws: SettingsError.self) {
      try settings(profile, process, file: file, requiring: requiring)
    }.description
  }

  @Test("product's keys become typed values")
  func product() throws {
    let settings = try settings(.product, SettingsFixture.product, requiring: SettingsFixture.contract.requirements)
    let web = try settings.web
    #expect(web.secretKey.reveal() == SettingsFixture.secretKey)
    #expect(web.allowedHosts == ["example.com", ".example.org"])
    #expect(web.trustedProxies.contains { $0.contains(address: "127.0.0.1") })
    #expect(web.trustedProxies.contains { $0.contains(address: "::1") })
    #expect(!web.trustedProxies.contains { $0.contains(address: "10.0.0.1") })
    #expect(web.redirectsToSSL)
    #expect(try settings.passwordRounds == 1_500_000)
    #expect(try settings.superuser.name == "minsu")
    #expect(try settings.superuser.email == "minsu@example.com")
    #expect(try settings.superuser.password.reveal() == "Doenjang-jjigae-43")
  }

  /// PostgreSQL, as `process` says in product.
  private func postgres(_ process: [String: String], root: String = "/site") throws -> PostgresSettings {
    let database = try settings(.product, process, root: root, requiring: [.database]).database
    guard case .postgres(let postgres) = database else { throw NotPostgreSQL() }
    return postgres
  }

  private struct NotPostgreSQL: Error {}

  @Test("product's database is PostgreSQL")
  func postgres() throws {
    var process = SettingsFixture.product
    process["PRODUCT_POSTGRES_DB_SSLMODE"] = "verify-full"
    process["PRODUCT_POSTGRES_DB_SSLROOTCERT"] = "/ca.pem"
    let postgres = try postgres(process)
    #expect(postgres.host == "db.example.com")
    #expect(postgres.port == 5432)
    #expect(postgres.user == "minsu")
    #expect(postgres.password.reveal() == "Kimchi-jjigae-42")
    #expect(postgres.name == "postgres")
    #expect(postgres.sslMode == "verify-full")
    #expect(postgres.sslRootCert == "/ca.pem")
  }

  @Test(
    "PostgreSQL's certificates are found below the root", arguments: [("ca.pem", "/site/ca.pem"), ("system", "system")])
  func certificates(value: String, expected: String) throws {
    var process = SettingsFixture.product
    process["PRODUCT_POSTGRES_DB_SSLROOTCERT"] = value
    #expect(try postgres(process).sslRootCert == expected)
  }

  @Test(
    "product reaches PostgreSQL on another machine by TLS",
    arguments: [("db.example.com", "require"), ("127.0.0.1", nil), ("/run/postgresql", nil)] as [(String, String?)])
  func databaseTLS(host: String, mode: String?) throws {
    var process = SettingsFixture.product
    process["PRODUCT_POSTGRES_DB_HOST"] = host
    #expect(try postgres(process).sslMode == mode)
  }

  @Test("several hosts of PostgreSQL share one port or have one each")
  func postgresHosts() throws {
    var process = SettingsFixture.product
    process["PRODUCT_POSTGRES_DB_HOST"] = "a.example.com, b.example.com"
    for (ports, expected) in [("5432", [5432]), ("5432, 5433", [5432, 5433])] {
      process["PRODUCT_POSTGRES_DB_PORT"] = ports
      let postgres = try postgres(process)
      #expect(postgres.host == "a.example.com, b.example.com")
      #expect(postgres.ports == expected)
    }
  }

  @Test("the bucket has its region, endpoint, domain and token")
  func storage() throws {
    var process = SettingsFixture.product
    #expect(try settings(.product, process, requiring: [.storage]).storage?.region == "ap-northeast-2")
    process["PRODUCT_S3_AWS_REGION"] = "eu-west-1"
    process["PRODUCT_S3_ENDPOINT_URL"] = "https://s3.example.com:9000"
    process["PRODUCT_S3_CUSTOM_DOMAIN"] = "cdn.example.com"
    process["PRODUCT_S3_SESSION_TOKEN"] = "token"
    let storage = try #require(try settings(.product, process, requiring: [.storage]).storage)
    #expect(storage.accessKeyID == "AKIAIOSFODNN7EXAMPLE")
    #expect(storage.secretAccessKey.reveal() == "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    #expect(storage.bucket == "portfolio")
    #expect(storage.region == "eu-west-1")
    #expect(storage.endpoint == URL(string: "https://s3.example.com:9000"))
    #expect(storage.customDomain == "cdn.example.com")
    #expect(storage.sessionToken?.reveal() == "token")
  }

  @Test("development runs on SQLite without any key", arguments: [Profile.development, .test])
  func development(profile: Profile) async throws {
    try await SettingsFixture.withFolder { root in
      let settings = try settings(profile, [:], root: root, requiring: [.web, .passwords, .database, .storage])
      guard case .sqlite(let path) = try settings.database else {
        Issue.record("not SQLite")
        return
      }
      #expect(path == root + "/db.sqlite3")
      #expect(try settings.web.allowedHosts == ["localhost", "127.0.0.1", "[::1]"])
      #expect(try !settings.web.redirectsToSSL)
      #expect(try settings.web.secretKey.reveal().count >= 50)
      #expect(try settings.storage == nil)
    }
  }

  @Test("no secret key is made for a command without a web server")
  func lazySecretKey() async throws {
    try await SettingsFixture.withFolder { root in
      _ = try settings(.development, [:], root: root, requiring: [.database])
      #expect(!FileManager.default.fileExists(atPath: root + "/.secret_key"))
    }
  }

  @Test("all missing and malformed keys are named at once, with their prefix")
  func incomplete() throws {
    let text = try failure(
      .product, ["PRODUCT_POSTGRES_DB_PORT": "54x2", "PRODUCT_POSTGRES_DB_USER": ""], requiring: [.web, .database])
    #expect(
      text == "settings for product are incomplete: missing PRODUCT_DJANGO_SECRECT_KEY, PRODUCT_DJANGO_ALLOWED_HOSTS, "
        + "PRODUCT_POSTGRES_DB_HOST, PRODUCT_POSTGRES_DB_USER, PRODUCT_POSTGRES_DB_PASSWORD; "
        + "PRODUCT_POSTGRES_DB_PORT is not a port from 1 to 65535")
  }

  @Test("the hint is the check-env command that explains it")
  func hint() throws {
    let error = try #require(throws: SettingsError.self) {
      try Settings(
        profile: .product, environment: SettingsFixture.environment(), requiring: [.database], command: "migrate")
    }
    #expect(error.hint == "run 'manage check-env --settings product --for migrate'")
    let file = DotEnvFile(name: "prod.env", bytes: [])
    let environment = SiteEnvironment(root: "/", process: [:], file: file)
    let other = try #require(throws: SettingsError.self) {
      try Settings(profile: .product, environment: environment, requiring: [.database])
    }
    #expect(other.hint == "run 'manage check-env --settings product --env-file prod.env'")
  }

  @Test("a command needs its own keys and no others")
  func ownKeys() throws {
    _ = try settings(.product, SettingsFixture.product(without: "S3_"), requiring: [.database])
    _ = try settings(.product, SettingsFixture.product(without: "POSTGRES"), requiring: [.storage])
    _ = try settings(.product, SettingsFixture.product(without: "SUPERUSER"), requiring: [.database, .passwords])
    #expect(try failure(.product, SettingsFixture.product(without: "S3_"), requiring: [.storage]).contains("BUCKET"))
    #expect(try failure(.development, [:], requiring: [.superuser]).contains("DEBUG_DJANGO_SUPERUSER_PASSWORD"))
  }

  @Test("settings that were not required can't be read")
  func notRequired() throws {
    let settings = try settings(.product, SettingsFixture.product, requiring: [.database])
    #expect(throws: SettingsError.self) { try settings.web }
    #expect(throws: SettingsError.self) { try settings.storage }
    #expect(throws: SettingsError.self) { try settings.passwordRounds }
    #expect(throws: SettingsError.self) { try settings.superuser }
    #expect(throws: SettingsError.self) {
      try self.settings(.product, SettingsFixture.product, requiring: [.storage]).database
    }
  }

  @Test("half a group is an error, in development too")
  func halfSet() throws {
    let text = try failure(.development, ["DEBUG_POSTGRES_DB_HOST": "db"], requiring: [.database])
    #expect(
      text.hasSuffix("missing DEBUG_POSTGRES_DB_USER, DEBUG_POSTGRES_DB_PORT, DEBUG_POSTGRES_DB_PASSWORD"))
    #expect(try failure(.test, ["DEBUG_S3_AWS_ACCESS_KEY_ID": "AKIA"], requiring: [.storage]).contains("BUCKET_NAME"))
  }

  @Test("the corrected spelling is read; two values are an error that shows neither")
  func spellings() throws {
    let corrected = ["DEBUG_DJANGO_SECRET_KEY": "one"]
    #expect(try settings(.development, corrected, requiring: [.web]).web.secretKey.reveal() == "one")
    let same = ["DEBUG_DJANGO_SECRET_KEY": "one", "DEBUG_DJANGO_SECRECT_KEY": "one"]
    #expect(try settings(.development, same, requiring: [.web]).web.secretKey.reveal() == "one")
    let text = try failure(
      .development, ["DEBUG_DJANGO_SECRET_KEY": "hunter2"], file: "DEBUG_DJANGO_SECRECT_KEY=hunter3", requiring: [.web])
    #expect(
      text.hasSuffix(
        "DEBUG_DJANGO_SECRECT_KEY (.env:1) and DEBUG_DJANGO_SECRET_KEY (environment) have different values"))
    #expect(!text.contains("hunter"))
  }

  @Test("KEY_FILE stands for a secret key, without one trailing newline")
  func keyFile() async throws {
    try await SettingsFixture.withFolder { root in
      try SettingsFixture.write("one\n\n", to: root + "/password")
      for path in [root + "/password", "password"] {
        var process = SettingsFixture.product(without: "POSTGRES_DB_PASSWORD")
        process["PRODUCT_POSTGRES_DB_PASSWORD_FILE"] = path
        #expect(try postgres(process, root: root).password.reveal() == "one\n")
      }
    }
  }

  @Test("KEY together with KEY_FILE is an error, and so is a file that can't be read or is empty")
  func keyFileErrors() async throws {
    try await SettingsFixture.withFolder { root in
      var process = SettingsFixture.product
      process["PRODUCT_POSTGRES_DB_PASSWORD_FILE"] = root + "/password"
      #expect(
        try failure(.product, process, requiring: [.database]).hasSuffix(
          "PRODUCT_POSTGRES_DB_PASSWORD (environment) and PRODUCT_POSTGRES_DB_PASSWORD_FILE (environment) are both set")
      )
      process["PRODUCT_POSTGRES_DB_PASSWORD"] = nil
      #expect(
        try failure(.product, process, requiring: [.database]).hasSuffix(
          "PRODUCT_POSTGRES_DB_PASSWORD_FILE: \(root)/password can't be read: no such file"))
      try SettingsFixture.write("\n", to: root + "/password")
      #expect(try failure(.product, process, requiring: [.database]).hasSuffix("password is empty"))
    }
  }

  @Test("the process wins over .env, whether KEY or KEY_FILE is in which")
  func keyFileOverDotEnv() async throws {
    try await SettingsFixture.withFolder { root in
      try SettingsFixture.write("from a file\n", to: root + "/password")
      var process = SettingsFixture.product(without: "POSTGRES_DB_PASSWORD")
      process["PRODUCT_POSTGRES_DB_PASSWORD_FILE"] = root + "/password"
      let file = SettingsFixture.environment(
        process, file: "PRODUCT_POSTGRES_DB_PASSWORD=from .env", root: root)
      #expect(try Self.password(file) == "from a file")
      let plain = SettingsFixture.environment(
        SettingsFixture.product, file: "PRODUCT_POSTGRES_DB_PASSWORD_FILE=nowhere", root: root)
      #expect(try Self.password(plain) == SettingsFixture.product["PRODUCT_POSTGRES_DB_PASSWORD"])
    }
  }

  private static func password(_ environment: SiteEnvironment) throws -> String? {
    let settings = try Settings(profile: .product, environment: environment, requiring: [.database])
    guard case .postgres(let postgres) = try settings.database else { return nil }
    return postgres.password.reveal()
  }

  @Test("a placeholder is no value")
  func placeholder() throws {
    var process = SettingsFixture.product
    process["PRODUCT_DJANGO_SECRECT_KEY"] = "django-insecure-" + SettingsFixture.secretKey
    #expect(try failure(.product, process, requiring: [.web]).contains("PRODUCT_DJANGO_SECRECT_KEY is still a placeh"))
  }

  @Test("a bad line of .env fails a command that reads settings, and no other")
  func badLine() throws {
    let text = try failure(.development, [:], file: "A=1\nDEBUG_POSTGRES_DB_HOST", requiring: [.database])
    #expect(text.contains(".env:2: the line can't be read"))
    _ = try settings(.development, [:], file: "DEBUG_POSTGRES_DB_HOST", requiring: [])
  }

  @Test("settings are called incomplete only where something is missing")
  func wrong() throws {
    let text = try failure(.development, ["DEBUG_DJANGO_PASSWORD_ROUNDS": "many"], requiring: [.passwords])
    #expect(text.hasPrefix("settings for development are wrong: DEBUG_DJANGO_PASSWORD_ROUNDS is not a whole number"))
  }

  @Test("text that isn't UTF-8 is refused, and a byte-order mark isn't part of a KEY_FILE's secret")
  func bytes() async throws {
    let text = try failure(.development, ["DEBUG_DJANGO_SECRECT_KEY": "caf\u{FFFD}"], requiring: [.web])
    #expect(text.contains("DEBUG_DJANGO_SECRECT_KEY is not UTF-8 text"))
    try await SettingsFixture.withFolder { root in
      try SettingsFixture.write("\u{FEFF}one\n", to: root + "/key")
      let settings = try settings(
        .development, ["DEBUG_DJANGO_SECRECT_KEY_FILE": "key"], root: root, requiring: [.web])
      #expect(try settings.web.secretKey.reveal() == "one")
    }
  }

  @Test("every key of the contract is read by its group")
  func everyKey() throws {
    let names = SettingsFixture.contract.keys.map(\.name)
    #expect(Set(names).count == names.count)
    for key in SettingsFixture.contract.keys {
      #expect(key.kind.complaint(about: key.example, in: .development) == nil, "\(key.name)")
      for presence in [key.development, key.product] {
        let complaint = presence.defaultValue.flatMap { key.kind.complaint(about: $0, in: .product) }
        #expect(complaint == nil, "\(key.name)")
      }
    }
  }
}
