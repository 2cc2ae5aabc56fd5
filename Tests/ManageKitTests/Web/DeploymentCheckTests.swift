import Testing

@testable import ManageKit

@Suite("check-env --deploy")
struct DeploymentCheckTests {
  private func ids(_ changes: [String: String] = [:]) -> Set<CheckID> {
    let process = SettingsFixture.product.merging(["PRODUCT_POSTGRES_DB_SSLMODE": "verify-full"]) { $1 }
      .merging(changes) { $1 }
    return Set(SettingsFixture.report(.product, process, deploy: true).problems.map(\.id))
  }

  @Test("a good product environment passes")
  func good() {
    #expect(ids().isEmpty)
  }

  @Test("a weak secret key is security.W009")
  func secretKey() throws {
    #expect(ids(["PRODUCT_DJANGO_SECRECT_KEY": "short"]).contains(.weakSecretKey))
    #expect(ids(["PRODUCT_DJANGO_SECRECT_KEY": String(repeating: "ab", count: 30)]).contains(.weakSecretKey))
    #expect(
      ids(["PRODUCT_DJANGO_SECRECT_KEY": "django-insecure-" + SettingsFixture.secretKey]).contains(.weakSecretKey))
    #expect(CheckID.weakSecretKey.rawValue == "security.W009")
  }

  @Test("no redirect to https is security.W008")
  func redirect() {
    #expect(ids(["PRODUCT_DJANGO_SECURE_SSL_REDIRECT": "false"]) == [.sslRedirectOff])
  }

  @Test("every host, or none, is security.W020")
  func hosts() {
    #expect(ids(["PRODUCT_DJANGO_ALLOWED_HOSTS": "example.com,*"]) == [.allowedHosts])
    #expect(ids(["PRODUCT_DJANGO_ALLOWED_HOSTS": ""]) == [.allowedHosts, .empty])
  }

  @Test("trusting every client as a proxy is reported")
  func proxies() {
    #expect(ids(["PRODUCT_DJANGO_TRUSTED_PROXIES": "0.0.0.0/0"]) == [.trustsEveryone])
  }

  @Test("HSTS that is off is security.W004")
  func hsts() {
    #expect(ids(["PRODUCT_DJANGO_SECURE_HSTS_SECONDS": "0"]) == [.hstsOff])
  }

  @Test("few rounds of password hashes are an error")
  func rounds() {
    #expect(ids(["PRODUCT_DJANGO_PASSWORD_ROUNDS": "599999"]) == [.fewRounds])
    #expect(ids(["PRODUCT_DJANGO_PASSWORD_ROUNDS": "600000"]).isEmpty)
  }

  @Test("a database on another machine without TLS is an error, without a checked certificate a warning")
  func databaseTLS() {
    for mode in ["disable", "allow", "prefer"] {
      #expect(ids(["PRODUCT_POSTGRES_DB_SSLMODE": mode]) == [.plainDatabase])
    }
    #expect(ids(["PRODUCT_POSTGRES_DB_SSLMODE": "require"]) == [.unverifiedDatabase])
    for host in ["127.0.0.1", "/var/run/postgresql", "localhost,::1"] {
      #expect(ids(["PRODUCT_POSTGRES_DB_SSLMODE": "disable", "PRODUCT_POSTGRES_DB_HOST": host]).isEmpty)
    }
    let lookalike = ["PRODUCT_POSTGRES_DB_SSLMODE": "disable", "PRODUCT_POSTGRES_DB_HOST": "127.0.0.1.example.com"]
    #expect(ids(lookalike) == [.plainDatabase])
  }

  @Test("a development profile isn't a deployment")
  func development() {
    let ids = SettingsFixture.report(.development, deploy: true).problems.map(\.id)
    #expect(
      Set(ids) == [.hstsOff, .sessionCookieInsecure, .csrfCookieInsecure, .debugOn, .sslRedirectOff])
  }

  @Test("without --deploy none of it is reported")
  func off() {
    let process = SettingsFixture.product.merging(["PRODUCT_DJANGO_ALLOWED_HOSTS": "*"]) { $1 }
    #expect(SettingsFixture.report(.product, process).problems.isEmpty)
  }
}
