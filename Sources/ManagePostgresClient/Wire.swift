import CManagePostgres
import Logging
import Synchronization

/// One connection to the server.
///
/// Requests are sent from the caller's thread, answers are taken on the loop's; the lock keeps libpq to one at a time.
final class Wire: Sendable {
  /// The server's settings for the session between two statements.
  enum Condition: Sendable, Equatable {
    case idle
    case inTransaction
    case failedTransaction
    /// An answer is still owed: a statement runs, or its caller gave up waiting for it.
    case unanswered
    case lost
  }

  /// How long the server may take to obey a cancel request or a rollback before the connection is given up.
  static let grace = Duration.seconds(2)

  let loop: EventLoop
  let configuration: PostgresConfiguration
  let logger: Logger
  /// When it is too old to be lent again.
  let retirement: MonotonicTime
  let state: Mutex<WireState>

  init(configuration: PostgresConfiguration, loop: EventLoop, logger: Logger) {
    self.configuration = configuration
    self.loop = loop
    self.logger = logger
    retirement = .now + configuration.pool.lifetime * .random(in: 0.9...1)
    state = Mutex(WireState(configuration))
  }

  deinit {
    state.withLock { $0.abandon(on: loop) }
  }

  var condition: Condition { state.withLock { $0.condition } }
  var isAltered: Bool { state.withLock { $0.isAltered } }
  var login: PostgresLogin { state.withLock { $0.login } }

  /// Whether the socket has nothing to read: between statements, words from the server mostly mean its end.
  var isQuiet: Bool {
    let socket = state.withLock { $0.handle?.socket ?? -1 }
    return socket >= 0 && !SocketProbe.isReadable(socket)
  }

  /// Closes the connection; the wire is of no more use.
  func abandon() {
    change { state, wakeUps in
      let login = state.login
      state.lose(.connectionLost(login, reason: "it was abandoned"), on: loop, &wakeUps)
    }
  }

  /// Tells of notifications and of the connection's end, on the loop's thread.
  func observe(_ observer: @escaping @Sendable (WireEvent) -> Void) {
    state.withLock { $0.observer = observer }
  }

  /// Changes the state, then resumes whoever waited for it.
  func change<Result: Sendable>(_ body: (inout WireState, inout WakeUps) -> Result) -> Result {
    let (result, wakeUps) = state.withLock { state in
      var wakeUps = WakeUps()
      let result = body(&state, &wakeUps)
      if let end = state.nextEnd, state.armed.map({ end < $0 }) ?? true {
        state.armed = end
        wakeUps.time = end
      }
      return (result, wakeUps)
    }
    if let time = wakeUps.time { loop.schedule(self, at: time) }
    wakeUps.resume()
    return result
  }

  /// Makes the wire fit for its next user: takes what answer is owed, leaves a transaction left open, and undoes
  /// what was done to the session.
  func reset() async {
    do {
      try await settle()
      if condition != .idle { _ = try await script("ROLLBACK", limit: Self.grace) }
      if isAltered { try await restore() }
    } catch {
      abandon()
    }
  }

  /// As `DISCARD ALL`, which takes a round trip for itself and can't run in a transaction.
  func restore() async throws {
    let script = """
      SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; RESET ALL; CLOSE ALL; UNLISTEN *; SELECT pg_advisory_unlock_all();
      DEALLOCATE ALL; DISCARD TEMP; DISCARD SEQUENCES; \(Self.setUp)
      """
    _ = try await self.script(script, limit: configuration.connectTimeout)
    state.withLock { $0.noteSetUp() }
  }

  /// Asks the server for a sign of life.
  func ping() async {
    do { _ = try await script("", limit: Self.grace) } catch { abandon() }
  }
}
