import CPostgres
import Logging
import Synchronization

/// One connection to the server, whose every use of libpq runs on the loop's thread.
actor Session {
  /// What the server makes of the session between two statements.
  enum Condition: Sendable, Equatable {
    case idle
    case inTransaction
    case failedTransaction
    /// An answer is still owed: a statement runs, or its caller gave up waiting for it.
    case unanswered
    case lost
  }

  struct Published: Sendable {
    var condition = Condition.unanswered
    var socket: Int32 = -1
  }

  /// How long the server may take to obey a cancel request or a rollback before the connection is given up.
  static let grace = Duration.seconds(2)

  let loop: PollLoop
  let configuration: PostgresConfiguration
  let logger: Logger
  var login: PostgresLogin
  var handle: ConnectionHandle?
  var statements: StatementCache
  /// The cancel request under way, which must be over before the next statement, lest it hits that one.
  var cancelRequest: Arrival<Void>?

  private let published = Mutex(Published())

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  init(configuration: PostgresConfiguration, loop: PollLoop, logger: Logger) {
    self.configuration = configuration
    self.loop = loop
    self.logger = logger
    let host = configuration.hosts.first ?? PostgresHost("localhost")
    login = PostgresLogin(host: host, user: configuration.user, database: configuration.database)
    statements = StatementCache(limit: configuration.preparedStatementLimit)
  }

  nonisolated var condition: Condition { published.withLock { $0.condition } }

  /// Whether the socket has nothing to read: between statements, words from the server mostly mean its end.
  nonisolated var isQuiet: Bool {
    let socket = published.withLock { $0.socket }
    return socket >= 0 && !SocketProbe.isReadable(socket)
  }

  func publish(_ condition: Condition) {
    let socket = handle?.socket ?? -1
    published.withLock { $0 = Published(condition: condition, socket: socket) }
  }

  /// Publishes what libpq knows of the transaction.
  func publishStatus() {
    guard let handle, !handle.isLost else { return abandon() }
    switch PQtransactionStatus(handle.pointer) {
    case PQTRANS_IDLE: publish(.idle)
    case PQTRANS_INTRANS: publish(.inTransaction)
    case PQTRANS_INERROR: publish(.failedTransaction)
    case PQTRANS_ACTIVE: publish(.unanswered)
    default: abandon()
    }
  }

  /// Closes the connection; the session is of no more use.
  func abandon() {
    handle = nil
    publish(.lost)
  }

  /// Makes the session fit for its next user: takes what answer is owed and leaves a transaction left open.
  func reset() async {
    do {
      try await settle()
      if condition != .idle { _ = try await script("ROLLBACK", limit: Self.grace) }
    } catch {
      abandon()
    }
  }

  /// Asks the server for a sign of life.
  func ping() async {
    do { _ = try await script("", limit: Self.grace) } catch { abandon() }
  }
}
