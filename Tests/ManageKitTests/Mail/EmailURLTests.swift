import ManageCurlClient
import Testing

@testable import ManageKit

@Suite("EMAIL_URL")
struct EmailURLTests {
  @Test("a server is read with its port, its protection, and the user who logs in")
  func server() throws {
    let server = try server("smtp://us%40er:pass%2Fword%40:x@mail.example.com:2525")
    #expect(server.host == "mail.example.com" && server.port == 2525 && server.security == .startTLS)
    #expect(server.user == "us@er" && server.password?.reveal() == "pass/word@:x")
    #expect(try self.server("smtp://mail.example.com").port == 587)
    #expect(try self.server("smtp://mail.example.com?tls=none").port == 25)
    #expect(try self.server("smtps://a:b@[2001:db8::1]").port == 465)
    #expect(try self.server("smtp://a:b@127.0.0.1:1025/?tls=none").security == .none)
  }

  @Test("a folder, the console and memory are named without a host")
  func others() throws {
    guard case .file("/var/mail box") = try EmailURL("file:///var/mail%20box") else { throw Wrong() }
    guard case .console = try EmailURL("console:") else { throw Wrong() }
    guard case .memory = try EmailURL("memory:") else { throw Wrong() }
  }

  @Test(
    "what is wrong is said without the password",
    arguments: [
      "mail.example.com", "http://mail.example.com", "smtp://", "smtp://user:hunter2@", "smtp://user@mail.example.com",
      "smtp://user:hunter2@mail.example.com:0", "smtp://user:hunter2@mail.example.com:99999",
      "smtp://user:hunter2@mail.example.com:port", "smtp://user:hunter2#x@mail.example.com",
      "smtp://user:hunter2/x@mail.example.com", "smtp://user:hunter2?x@mail.example.com",
      "smtp://user:hunter2@mail.example.com?tls=none", "smtps://mail.example.com?tls=starttls",
      "smtp://user:hunter2@mail.example.com?ssl=1", "smtp://user:hunter2@mail example.com", "file:folder",
      "file://host/folder", "console:x", "smtp://user:hunter2%00@mail.example.com",
    ])
  func refused(url: String) {
    let complaint = ValueKind.emailURL.complaint(about: url, in: .product)
    #expect(complaint?.isEmpty == false && complaint?.contains("hunter2") == false)
  }

  private struct Wrong: Error {}

  private func server(_ url: String) throws -> EmailURL.Server {
    guard case .smtp(let server) = try EmailURL(url) else { throw Wrong() }
    return server
  }
}
