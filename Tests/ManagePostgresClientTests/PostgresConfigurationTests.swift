import Testing

@testable import ManagePostgresClient

@Suite("PostgresConfiguration")
struct PostgresConfigurationTests {
  @Test("no description shows the password")
  func secrecy() {
    var configuration = PostgresConfiguration(hosts: [PostgresHost("db", port: 5433)], user: "ann", password: "hush")
    configuration.options = ["sslpassword": "hush"]
    var dumped = ""
    dump(configuration, to: &dumped)
    for text in ["\(configuration)", String(reflecting: configuration), dumped] { #expect(!text.contains("hush")) }
    #expect("\(configuration)" == "ann@db:5433/postgres")
  }

  @Test("libpq gets an address besides the name, and options win")
  func parameters() {
    var configuration = PostgresConfiguration(hosts: [], user: "ann", password: nil)
    configuration.sslMode = .verifyFull
    configuration.options = ["keepalives": "0"]
    let parameters = configuration.parameters(for: PostgresHost("db"), at: "::1")
    #expect(parameters["host"] == "db")
    #expect(parameters["hostaddr"] == "::1")
    #expect(parameters["sslmode"] == "verify-full")
    #expect(parameters["keepalives"] == "0")
    #expect(parameters["password"] == nil)
  }

  @Test("the SQLSTATE of a refused login is read from libpq's text, in any language")
  func loginRefusal() {
    let refusal = LoginRefusal(
      "connection to server at \"127.0.0.1\", port 5432 failed: 치명적오류:  28P01: 사용자 인증 실패\n위치:  auth.c:326\n")
    #expect(refusal.sqlState == "28P01")
    #expect(refusal.reason == "사용자 인증 실패 (28P01)")
    let unreachable = LoginRefusal("connection to server at \"db\", port 1 failed: Connection refused\n\tIs it up?\n")
    #expect(unreachable.sqlState == nil)
    #expect(unreachable.reason == "Connection refused Is it up?")
  }
}
