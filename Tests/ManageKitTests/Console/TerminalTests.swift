import ManageTesting
import Testing

@testable import ManageKit

#if os(Linux)
  @Suite("At a terminal", .enabled(if: Shell.has("setsid")))
  struct TerminalTests {
    /// Says whether the terminal shows what is typed.
    private static let echo = "stty -a | grep -qw -- -echo && echo HIDDEN || echo SHOWN"

    private func change(_ keys: String, then script: String) async throws -> String {
      try await CommandSite.with { site in
        try await site.database.addUser("minsu", password: "the password before")
        // A shell goes the way of a job that Ctrl-C ended: to its trap.
        return try await PseudoTerminal.run(
          "set -m; trap '\(script)' EXIT; $MANAGE changepassword minsu", in: site.root, environment: ["TERM": "dumb"],
          typing: [.init(seen: "Password: ", typed: keys)])
      }
    }

    @Test("echo comes back after Ctrl-\\, Ctrl-C and Ctrl-Z at a password", arguments: ["\u{1C}", "\u{03}", "\u{1A}"])
    func echo(key: String) async throws {
      let shown = try await change(key, then: "\(Self.echo); kill -9 %1 2> /dev/null; true")
      #expect(shown.contains("SHOWN") && !shown.contains("HIDDEN"), "\(shown)")
    }

    @Test("a job that goes on after Ctrl-Z hides what is typed again, and takes it")
    func continued() async throws {
      try await CommandSite.with { site in
        try await site.database.addUser("minsu", password: "the password before")
        let shown = try await PseudoTerminal.run(
          "set -m; $MANAGE changepassword minsu; echo STOPPED; fg; echo \"status $?\"", in: site.root,
          environment: site.environment,
          typing: [
            .init(seen: "Password: ", typed: "\u{1A}"), .init(seen: "STOPPED", typed: "Kimchi-jjigae-42\r"),
            .init(seen: "(again): ", typed: "Kimchi-jjigae-42\r"),
          ])
        #expect(shown.contains("status 0"), "\(shown)")
        #expect(!shown.contains("(again): Kimchi"), "\(shown)")
      }
    }

    @Test(
      "no escapes are shown where TERM is dumb or missing, and colors elsewhere",
      arguments: ["TERM=dumb", "-u TERM", "TERM=", "TERM=xterm"])
    func escapes(term: String) async throws {
      try await TemporaryFolder.with(["static/a.txt": "a"]) { folder in
        let shown = try await PseudoTerminal.run(
          "env \(term) $MANAGE migrate; env \(term) $MANAGE collectstatic --local; env \(term) $MANAGE nonsense",
          in: folder.path, typing: [])
        #expect(shown.contains("unknown command"))
        #expect(shown.contains("\u{1B}") == (term == "TERM=xterm"), "\(shown)")
      }
    }
  }
#endif
