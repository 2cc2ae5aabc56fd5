import ManageTesting
import Testing

@testable import ManageKit

@Suite("A database that isn't up yet")
struct DatabaseWaitTests {
  private static func environment(port: Int, wait: Int? = nil) -> [String: String] {
    var keys = ["HOST": "127.0.0.1", "PORT": "\(port)", "USER": "minsu", "PASSWORD": "secret-word"]
    keys["WAIT_SECONDS"] = wait.map { "\($0)" }
    return Dictionary(uniqueKeysWithValues: keys.map { ("DEBUG_POSTGRES_DB_\($0)", $1) })
  }

  @Test(
    "each try says why not, and the last reason is the error",
    arguments: [
      "migrate", "showmigrations", "clearsessions", "createsuperuser", "changepassword minsu", "endsessions --all",
      "runserver 0", "check --database default --fail-level warning", "check-env --connect",
    ])
  func givesUp(command: String) async throws {
    try await TemporaryFolder.with { folder in
      let arguments = command.split(separator: " ").map(String.init) + ["--wait-for-database", "1"]
      let output = try await ManageBinary.run(arguments, in: folder.path, environment: Self.environment(port: 1))
      #expect(output.exitCode == 1)
      #expect(output.errorLines.contains { $0.hasPrefix("Waiting for the database: ") }, "\(output.stderr)")
      let all = output.stdout + output.stderr
      #expect(all.contains("the database can't be reached after 1 s: "), "\(all)")
      #expect(!all.contains("secret-word"))
    }
  }

  @Test("the key says it for all commands, and the option wins")
  func key() async throws {
    try await TemporaryFolder.with { folder in
      let environment = Self.environment(port: 1, wait: 1)
      let output = try await ManageBinary.run("migrate", in: folder.path, environment: environment)
      #expect(output.exitCode == 1 && output.stderr.contains("after 1 s"), "\(output.stderr)")
      let none = try await ManageBinary.run(
        "migrate", "--wait-for-database", "0", in: folder.path, environment: environment)
      #expect(none.exitCode == 1 && !none.stderr.contains("Waiting"), "\(none.stderr)")
    }
  }

  /// Lets PostgreSQL's port open once the command has found it closed.
  private static let script = """
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    DEBUG_POSTGRES_DB_HOST=127.0.0.1 DEBUG_POSTGRES_DB_PORT=$port $MANAGE migrate --wait-for-database 50 2> log &
    command=$!
    until grep -q Waiting log; do sleep 0.05; done
    python3 forward.py $port $DEBUG_POSTGRES_DB_HOST $DEBUG_POSTGRES_DB_PORT &
    forward=$!
    wait $command
    status=$?
    kill $forward
    cat log >&2
    exit $status
    """
  private static let forward = """
    import socket, sys, threading
    def pump(source, sink):
      try:
        while data := source.recv(65536): sink.sendall(data)
      except OSError: pass
      try: sink.shutdown(socket.SHUT_WR)
      except OSError: pass
    listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    while True:
      client = listener.accept()[0]
      server = socket.create_connection((sys.argv[2], int(sys.argv[3])))
      for pair in ((client, server), (server, client)): threading.Thread(target=pump, args=pair, daemon=True).start()
    """

  @Test("one that comes up in time is used", .needsPostgreSQL, .enabled(if: Shell.has("python3")))
  func comesUp() async throws {
    try await TestDatabase.withSettings(.postgres) { settings in
      try await TemporaryFolder.with(["forward.py": Self.forward]) { folder in
        let output = try await Shell.run(Self.script, in: folder.path, environment: settings.environment)
        #expect(output.exitCode == 0 && output.stdout.contains("Applying"), "\(output.stderr)")
        #expect(output.stderr.hasPrefix("Waiting for the database: "))
      }
    }
  }

  @Test("SQLite, which is there at once, isn't waited for")
  func sqlite() async throws {
    try await TemporaryFolder.with { folder in
      let output = try await ManageBinary.run("migrate", "--wait-for-database", "5", in: folder.path)
      #expect(output.exitCode == 0 && output.stderr.isEmpty)
    }
  }

  @Test("a wait of less than nothing is bad usage")
  func negative() async throws {
    try await ManageBinary.run("migrate", "--wait-for-database=-1", in: "/")
      .expectFailure(64, "--wait-for-database must be 0 or more seconds")
  }
}
