import Foundation
import ManageCurlClient
import Testing

@Suite("TLS")
struct TLSTests {
  @Test("a server that speaks no TLS is refused")
  func noTLS() async throws {
    let listener = try Socket.listening()
    let url = "https://127.0.0.1:\(try listener.port())"
    Thread {
      let connection = listener.accept()
      connection?.send("220 mail.example.com\r\n")
      while connection?.receive() != nil {}
    }.start()
    #expect(try await failure(of: HTTPClient(), url).hasPrefix("no secure connection to \(url): "))
  }

  // Swift's own libraries make no TLS server without swift-nio-ssl, which a leaf doesn't depend on.
  @Test(
    "a certificate of an unknown authority is refused, and accepted once that authority is trusted",
    .enabled(if: OpenSSLServer.isInstalled, "needs the openssl command"))
  func unknownAuthority() async throws {
    let server = try await OpenSSLServer()
    defer { server.stop() }
    let strict = HTTPClient()
    #expect(try await failure(of: strict, server.url).hasPrefix("no secure connection to \(server.url): "))

    let trusting = HTTPClient(configuration: .init(certificateAuthorities: server.certificate))
    let response = try await trusting.send(HTTPClient.Request(.get, server.url))
    #expect(response.status == 200)
    let foreign = server.url.replacing("localhost", with: "127.0.0.1")
    #expect(try await failure(of: trusting, foreign).hasPrefix("no secure connection to \(foreign): "))
  }

  private func failure(of client: HTTPClient, _ url: String) async throws -> String {
    let error = await #expect(throws: TransferError.self) { try await client.send(HTTPClient.Request(.get, url)) }
    return try #require(error).description
  }
}
