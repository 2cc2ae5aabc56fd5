import Foundation
import ManageTesting
import Testing

struct RoutesTests {
  @Test("routes lists method, path, name, app and the line that added each")
  func list() async throws {
    try await TemporaryFolder.with { folder in
      let output = try await ManageBinary.run("routes", in: folder.path)
      #expect(output.exitCode == 0, "\(output.stderr)")
      let lines = output.stdout.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
      #expect(lines.first == ["METHOD", "PATH", "NAME", "APP", "HANDLER"])
      let login = try #require(lines.first { $0[0] == "GET" && $0[1] == "/accounts/login/" })
      #expect(Array(login[2...3]) == ["login", "accounts"] && login[4].hasPrefix("ManageKit/Accounts.swift:"))
      #expect(lines.contains { Array($0[0...3]) == ["GET", "/", "home", "home"] })
      #expect(lines.contains { Array($0[0...3]) == ["POST", "/accounts/login/", "-", "accounts"] })
    }
  }

  @Test("--json prints one document, without any settings")
  func json() async throws {
    struct Entry: Decodable {
      let method, path, app, handler: String
      let name: String?
    }
    try await TemporaryFolder.with { folder in
      let output = try await ManageBinary.run("routes", "--json", "--settings", "product", in: folder.path)
      #expect(output.exitCode == 0 && output.stderr.isEmpty, "\(output.stderr)")
      let entries = try JSONDecoder().decode([Entry].self, from: Data(output.stdout.utf8))
      let logout = try #require(entries.first { $0.name == "logout" })
      #expect(logout.method == "POST" && logout.path == "/accounts/logout/" && logout.app == "accounts")
    }
  }
}
