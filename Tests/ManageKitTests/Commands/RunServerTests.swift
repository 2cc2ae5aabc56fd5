import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("manage runserver")
struct RunServerTests {
  @Test("SIGTERM ends it with 0, and its URL is on standard output", arguments: TestDatabase.available)
  func drains(dialect: Dialect) async throws {
    try await TestDatabase.withSettings(dialect) { settings in
      try await TemporaryFolder.with { folder in
        let run = try await ManageBinary.serve(
          "runserver", "127.0.0.1:0", in: folder.path, environment: settings.environment
        ) { server in
          try await TestClient(server.url).get("/up").status
        }
        #expect(run.value == 200)
        #expect(run.output.exitCode == 0, "\(run.output.stderr)")
        #expect(run.output.stdout.contains("Serving http://127.0.0.1:"))
        #expect(run.output.stdout.contains(" (development by default; Ctrl-C stops)\n"))
      }
    }
  }

  @Test("a request that is under way at SIGTERM is answered")
  func finishesRequests() async throws {
    try await TestSite.with { site in
      let port = try #require(URL(string: site.url)?.port.flatMap(UInt16.init))
      let body = "username=minsu"
      let heads = """
        GET /up HTTP/1.1\r\nHost: localhost\r\n\r\n\
        POST /accounts/login/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: \(body.utf8.count)\r\n\
        Content-Type: application/x-www-form-urlencoded\r\n\r\n
        """
      let answer = try await RawConnection.exchange(Array(heads.utf8), with: site.url) { socket in
        // Both heads arrive at once, so the server has the second by the time it answers the first.
        #expect(socket.receive().starts(with: Array("HTTP/1.1 200".utf8)))
        try site.server.terminate()
        #expect(LoopbackSocket.isRefused(by: port, within: 30))
        return Array(body.utf8)
      }
      #expect(answer.hasPrefix("HTTP/1.1 403 Forbidden"))
    }
  }

  @Test(
    "an address that others reach, with no profile chosen, is warned of",
    arguments: [("0:0", [:], true), ("0:0", ["MANAGE_SETTINGS": "development"], false), ("localhost:0", [:], false)])
  func openToOthers(address: String, environment: [String: String], warns: Bool) async throws {
    try await TemporaryFolder.with { folder in
      let run = try await ManageBinary.serve("runserver", address, in: folder.path, environment: environment) { _ in }
      #expect(run.output.stderr.contains("is open to others, and error pages show") == warns, "\(run.output.stderr)")
    }
  }

  @Test("during --drain-delay /ready says that the server stops, and requests are still answered")
  func goesOnWhileLoadBalancersLeave() async throws {
    try await TemporaryFolder.with { folder in
      #expect(try await ManageBinary.run("migrate", in: folder.path).exitCode == 0)
      let run = try await ManageBinary.serve("runserver", "127.0.0.1:0", "--drain-delay", "5", in: folder.path) {
        server in
        let client = TestClient(server.url)
        #expect(try await client.get("/ready").status == 200)
        try server.terminate()
        while try await client.get("/ready").status == 200 { try await Task.sleep(for: .milliseconds(20)) }
        let ready = try await client.get("/ready")
        #expect(ready.status == 503 && ready.text.contains("the server is stopping"))
        return try await client.get("/up").status
      }
      #expect(run.value == 200)
      #expect(run.output.exitCode == 0)
    }
  }

  @Test("a second signal ends it at once with 143")
  func secondSignal() async throws {
    try await TemporaryFolder.with { folder in
      let run = try await ManageBinary.serve("runserver", "127.0.0.1:0", "--drain-delay", "600", in: folder.path) {
        try $0.terminate()
        while try await TestClient($0.url).get("/ready").status == 200 { try await Task.sleep(for: .milliseconds(20)) }
        try $0.terminate()
      }
      #expect(run.output.exitCode == 143)
    }
  }

  @Test("--drain-delay must be 0 or more")
  func refusesNegativeDelay() async throws {
    try await ManageBinary.run("runserver", "--drain-delay=-1", in: "/")
      .expectFailure(64, "--drain-delay must be 0 or more")
  }

  @Test("a taken port is one line, with exit code 1")
  func tellsTakenPort() async throws {
    try await SilentServer.with { port in
      try await TemporaryFolder.with { folder in
        #expect(try await ManageBinary.run("migrate", in: folder.path).exitCode == 0)
        try await ManageBinary.run("runserver", "\(port)", in: folder.path)
          .expectFailure(1, "127.0.0.1:\(port) is already in use", hint: "different port")
      }
    }
  }

  @Test("a host that nobody knows is named as such")
  func unknownHost() async throws {
    try await TemporaryFolder.with { folder in
      try #require(try await ManageBinary.run("migrate", in: folder.path).exitCode == 0)
      try await ManageBinary.run("runserver", "nosuch.invalid:8000", in: folder.path)
        .expectFailure(1, "the host 'nosuch.invalid' is unknown", hint: "name or an address of this machine")
    }
  }

  @Test(
    "an address is a port, a host, or both",
    arguments: [
      ("8080", "127.0.0.1:8080"), ("localhost", "localhost:8000"), ("0:9000", "0.0.0.0:9000"), ("0", "127.0.0.1:0"),
      ("[::1]:8001", "[::1]:8001"), ("[::1]", "[::1]:8000"), ("example.com:80", "example.com:80"),
      ("192.0.2.1", "192.0.2.1:8000"),
    ])
  func address(text: String, address: String) {
    #expect(ListenAddress(argument: text)?.description == address)
  }

  @Test(
    "anything else is none",
    arguments: [
      "", ":", ":8000", "localhost:", "localhost:x", "99999", "1:2:3", "::1", "[x]:1", "a b", "-a:1", "+1", "٣",
    ])
  func badAddress(text: String) {
    #expect(ListenAddress(argument: text) == nil)
  }

  @Test("--ipv6 means the IPv6 address of this machine")
  func ipv6() throws {
    #expect(try #require(ListenAddress(argument: "8001")).byIPv6.description == "[::1]:8001")
    #expect(try #require(ListenAddress(argument: "0:8001")).byIPv6.description == "[::]:8001")
    #expect(try #require(ListenAddress(argument: "localhost")).byIPv6.description == "localhost:8000")
  }

  @Test("an address and a socket exclude each other; a socket's path has a limit and a folder")
  func refusesBadSocket() async throws {
    try await TemporaryFolder.with { folder in
      #expect(try await ManageBinary.run("migrate", in: folder.path).exitCode == 0)
      try await ManageBinary.run("runserver", "8000", "--unix", "s", in: folder.path)
        .expectFailure(64, "exclude each other", hint: "manage help runserver")
      let long = String(repeating: "s", count: 200)
      try await ManageBinary.run("runserver", "--unix", long, in: folder.path)
        .expectFailure(1, "too long for a socket", hint: "shorter path")
      try await ManageBinary.run("runserver", "--unix", "nowhere/s", in: folder.path)
        .expectFailure(1, "the folder of nowhere/s does not exist", hint: "different path")
    }
  }

  @Test("a bad address is bad usage", arguments: ["99999", "po rt", "1.2.3.4:", ":8000", "::1:8000", "-1"])
  func refusesBadAddress(address: String) async throws {
    let output = try await ManageBinary.run("runserver", "--", address, in: "/tmp")
    output.expectFailure(64, "", hint: "manage help runserver")
  }

  @Test("/ready lists unapplied migrations; /up lives without a database", arguments: TestDatabase.available)
  func tellsReadiness(dialect: Dialect) async throws {
    try await TestDatabase.withSettings(dialect) { settings in
      try await TemporaryFolder.with { folder in
        let environment = settings.environment
        let run = try await ManageBinary.serve(
          "runserver", "127.0.0.1:0", in: folder.path, environment: environment
        ) { server in
          let client = TestClient(server.url)
          let before = try await client.get("/ready")
          #expect(before.status == 503)
          #expect(try before.json()["reasons"] as? [String] != [])
          #expect(before.text.contains("migrations are not applied"))
          #expect(try await client.get("/up").status == 200)
          #expect(try await ManageBinary.run("migrate", in: folder.path, environment: environment).exitCode == 0)
          let after = try await client.get("/ready")
          #expect(after.status == 200, "\(after.text)")
        }
        #expect(run.output.stderr.contains("Run 'manage migrate' to apply them."))
      }
    }
  }

  @Test("--nostatic serves no static files")
  func servesNoStaticFiles() async throws {
    try await TemporaryFolder.with { folder in
      let run = try await ManageBinary.serve("runserver", "127.0.0.1:0", "--nostatic", in: folder.path) { server in
        try await TestClient(server.url).get("/static/css/site.css").status
      }
      #expect(run.value == 404)
    }
  }
}
