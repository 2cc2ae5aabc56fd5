import Foundation

/// A PostgreSQL server of one test, which may kill it.
struct PrivateServer {
  /// What a command of it failed with.
  struct Failure: Error {
    let output: String
  }

  /// The folder of the newest installed server's programs.
  static let programs: String? = {
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    let folders = versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "/usr/lib/postgresql/\($0)/bin" }
    return (folders + ["/opt/homebrew/opt/postgresql@15/bin"]).first {
      FileManager.default.isExecutableFile(atPath: "\($0)/initdb")
    }
  }()

  private let folder: String
  let port: Int

  /// Starts a server, lends it to `body`, stops it and throws its data away.
  static func with<T>(_ body: (PrivateServer) async throws -> T) async throws -> T {
    let socket = try LoopbackSocket()
    let port = try socket.listen()
    socket.close()
    let folder = try await run("mktemp -d ${TMPDIR:-/tmp}/manage-private.XXXXXX")
    let server = PrivateServer(folder: folder, port: port)
    do {
      let result = try await server.serve(body)
      try await server.discard()
      return result
    } catch {
      try? await server.discard()
      throw error
    }
  }

  private func serve<T>(_ body: (PrivateServer) async throws -> T) async throws -> T {
    try await Self.run(
      "\(Self.programs ?? "")/initdb --pgdata \(folder) --username manage --auth trust --no-sync --locale C")
    try await start()
    return try await body(self)
  }

  private func discard() async throws {
    try await Self.run("kill -QUIT $(head -n 1 \(folder)/postmaster.pid); rm -rf \(folder)")
  }

  /// Starts it, with no file of ours; also after a crash, once the processes of the one before are gone.
  func start() async throws {
    let options = "-p \(port) -c listen_addresses=127.0.0.1 -c unix_socket_directories="
    try await Self.run(
      """
      for number in {3..2047}; do eval "exec $number>&-"; done
      for _ in {1..50}; do
        \(Self.programs ?? "")/pg_ctl start --silent --wait --pgdata \(folder) --log \(folder)/log -o "\(options)" >/dev/null && exit
        sleep 0.2
      done
      exit 1
      """)
  }

  /// Ends it as a power failure does.
  func kill() async throws {
    try await Self.run("kill -KILL $(head -n 1 \(folder)/postmaster.pid)")
  }

  /// Runs a command as a user whom the server accepts, on a thread that may block.
  @discardableResult
  private static func run(_ command: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try runBlocking(command) }) }
    }
  }

  /// Not by Foundation's Process, which waits for whoever inherits its descriptors, a server for one.
  private static func runBlocking(_ command: String) throws -> String {
    let shell = getuid() == 0 ? "runuser -u postgres -- bash" : "bash"
    guard let pipe = popen("cd / && \(shell) -c '\(command)' 2>&1", "r") else { throw Failure(output: "no process") }
    var output = ""
    var line = [CChar](repeating: 0, count: 1024)
    while fgets(&line, Int32(line.count), pipe) != nil {
      output += String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
    guard pclose(pipe) == 0 else { throw Failure(output: output) }
    return output.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
