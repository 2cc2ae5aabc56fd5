import Testing

@testable import ManageKit

@Suite("check-env --deploy")
struct DeploymentCheckTests {
  private func ids(_ changes: [String: String] = [:]) -> Set<CheckID> {
    let process = SettingsFixture.product.merging(changes) { $1 }
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
