import Testing

@testable import ManageKit

@Suite("EnvironmentContract")
struct EnvironmentContractTests {
  private static let contract = SettingsFixture.contract

  @Test("the keys are those that live .env files hold")
  func keys() {
    #expect(
      Self.contract.keys.map(\.name) == [
        "DJANGO_SECRECT_KEY", "DJANGO_SECRECT_KEY_FALLBACKS", "DJANGO_ALLOWED_HOSTS", "DJANGO_TRUSTED_PROXIES",
        "DJANGO_SECURE_SSL_REDIRECT",
        "DJANGO_SECURE_HSTS_SECONDS", "SERVER_HEAD_SECONDS", "SERVER_IDLE_SECONDS", "SERVER_BODY_SECONDS",
        "SERVER_BODY_BYTES_PER_SECOND", "SERVER_HANDLER_SECONDS", "SERVER_WRITE_SECONDS", "SERVER_LINGER_SECONDS",
        "SERVER_MAX_CONNECTIONS", "DJANGO_PASSWORD_ROUNDS", "POSTGRES_DB_HOST", "POSTGRES_DB_USER",
        "POSTGRES_DB_PORT", "POSTGRES_DB_PASSWORD",
        "POSTGRES_DB_NAME", "POSTGRES_DB_SSLMODE", "POSTGRES_DB_SSLROOTCERT", "POSTGRES_DB_WAIT_SECONDS",
        "POSTGRES_MIGRATE_DB_USER", "POSTGRES_MIGRATE_DB_PASSWORD", "POSTGRES_MIGRATE_LOCK_TIMEOUT",
        "POSTGRES_MIGRATE_STATEMENT_TIMEOUT", "DJANGO_SESSION_IDLE_SECONDS", "DJANGO_SESSION_AGE_SECONDS",
        "DJANGO_SESSION_STAFF_AGE_SECONDS", "EMAIL_URL", "DEFAULT_FROM_EMAIL", "DJANGO_SUPERUSER_NAME",
        "DJANGO_SUPERUSER_EMAIL", "DJANGO_SUPERUSER_PASSWORD", "DJANGO_LOGIN_LIMIT", "DJANGO_LOGIN_NAME_LIMIT",
        "DJANGO_LOGIN_ADDRESS_LIMIT", "DJANGO_SIGNUP_LIMIT", "DJANGO_PASSWORD_RESET_LIMIT", "S3_AWS_ACCESS_KEY_ID",
        "S3_AWS_SECRET_ACCESS_KEY", "S3_AWS_STORAGE_BUCKET_NAME", "S3_AWS_REGION",
        "S3_ENDPOINT_URL", "S3_CUSTOM_DOMAIN", "S3_SESSION_TOKEN",
        "S3_ADDRESSING_STYLE", "S3_CA_BUNDLE", "AWS_CA_BUNDLE", "SSL_CERT_FILE", "CURL_CA_BUNDLE", "S3_MEDIA_PREFIX",
        "S3_MEDIA_PUBLIC", "S3_MEDIA_URL_SECONDS",
        "CODECOV_TOKEN", "CIRCLECI_DJANGO_ACESS_ID", "CIRCLECI_DJANGO_ACESS_KEY",
      ])
  }

  @Test("a copy of .env.example is a working development environment")
  func exampleForDevelopment() {
    let report = SettingsFixture.report(.development, file: Self.contract.exampleFile(), failLevel: .warning)
    #expect(report.ok)
  }

  @Test("in product a copy of .env.example has a placeholder for all that is required, and no other error")
  func exampleForProduct() {
    let report = SettingsFixture.report(.product, file: Self.contract.exampleFile())
    #expect(Set(report.problems.map(\.id)) == [.placeholder])
    #expect(report.problems.count == 12)
    #expect(report.state("PRODUCT_POSTGRES_DB_PORT") == .set)
  }

  @Test(".env.example names each key of each profile, and uncommented it can be read")
  func example() {
    let text = Self.contract.exampleFile()
    let uncommented = text.split(separator: "\n").map { $0.hasPrefix("#") && !$0.hasPrefix("# ") ? $0.dropFirst() : $0 }
    let file = DotEnvFile(text: uncommented.joined(separator: "\n"))
    #expect(file.problems.isEmpty)
    let names = [Profile.development, .product, .test].flatMap { profile in
      Self.contract.keys(in: profile).filter { $0.app == nil }.map { $0.fullName(in: profile) }
    }
    #expect(Set(file.entries.map(\.name)) == Set(names))
    #expect(file.entries.count == Set(names).count)
  }

  @Test("the README's table has a row of four cells for each key")
  func markdown() {
    let lines = Self.contract.markdownTable().split(separator: "\n")
    #expect(lines.count == Self.contract.keys.count + 2)
    #expect(lines.dropFirst(2).allSatisfy { $0.split(separator: " | ").count == 4 })
    #expect(lines.contains { $0.hasPrefix("| `S3_AWS_REGION` | optional: `ap-northeast-2` | optional:") })
  }
}
