import CManagePostgres

/// The state that a wire's lock guards.
struct WireState {
  var login: PostgresLogin
  var handle: ConnectionHandle?
  var statements: StatementCache
  /// The request whose answer is owed.
  var exchange: Exchange?
  /// Until when a cancel request that is under way may take: it must be over before the next statement, or it would hit
  /// that one.
  var cancelEnd: MonotonicTime?
  /// Callers that wait until nothing is owed any more.
  var settlers: [UnsafeContinuation<Void, Never>] = []
  /// Receives notifications, and the connection's end.
  var observer: (@Sendable (WireEvent) -> Void)?
  /// The earliest time for which the loop was asked to call. Later times wait for that call.
  var armed: MonotonicTime?
  var interest: SocketInterest = []
  /// Whether a statement may have left something in the session that its next user would meet.
  var mayBeAltered = false
  /// The settings that the server reports, as they were set up.
  private var settings = ("", "")
  private var status = Wire.Condition.unanswered

  init(_ configuration: PostgresConfiguration) {
    let host = configuration.hosts.first ?? PostgresHost("localhost")
    login = PostgresLogin(host: host, user: configuration.user, database: configuration.database)
    statements = StatementCache(limit: configuration.preparedStatementLimit)
  }

  var condition: Wire.Condition {
    if handle == nil { return status }
    return exchange != nil || cancelEnd != nil ? .unanswered : status
  }

  /// When the loop has to look after the wire, whatever the server does.
  var nextEnd: MonotonicTime? {
    exchange == nil ? cancelEnd : exchange?.end
  }

  /// Whether the session is no longer as it was set up.
  var isAltered: Bool { mayBeAltered || reportedSettings != settings }

  mutating func noteSetUp() {
    mayBeAltered = false
    settings = reportedSettings
  }

  /// Those of them that no text of a statement need name.
  private var reportedSettings: (dateStyle: String, timeZone: String) {
    guard let handle else { return ("", "") }
    return (handle.setting("DateStyle"), handle.setting("TimeZone"))
  }

  /// Reads what libpq knows of the transaction.
  mutating func updateStatus() {
    guard let handle, !handle.isLost else { return }
    switch PQtransactionStatus(handle.pointer) {
    case PQTRANS_IDLE: status = .idle
    case PQTRANS_INTRANS: status = .inTransaction
    case PQTRANS_INERROR: status = .failedTransaction
    default: status = .unanswered
    }
  }

  /// Sets what the loop watches the socket for.
  mutating func watch(_ interest: SocketInterest, on loop: EventLoop) {
    guard interest != self.interest, let handle else { return }
    self.interest = interest
    loop.watch(handle.socket, for: interest)
  }

  /// Ends the exchange and the connection.
  mutating func lose(_ error: PostgresError, on loop: EventLoop, _ wakeUps: inout WakeUps) {
    if let caller = exchange?.caller { wakeUps.answer(caller, .failed(error)) }
    exchange = nil
    wakeUps.settlers += settlers
    settlers = []
    if handle != nil, let observer { wakeUps.events.append((observer, .lost(error))) }
    abandon(on: loop)
  }

  /// Closes the connection.
  mutating func abandon(on loop: EventLoop) {
    if let handle { loop.forget(handle.socket) }
    handle = nil
    cancelEnd = nil
    status = .lost
  }

  /// Wakes who waits for this, once no answer is owed and no cancel request is under way.
  mutating func settleIfQuiet(_ wakeUps: inout WakeUps) {
    guard exchange == nil, cancelEnd == nil else { return }
    wakeUps.settlers += settlers
    settlers = []
  }
}

/// The messages of a connection besides answers.
enum WireEvent: Sendable {
  case notification(PostgresNotification)
  case lost(PostgresError)
}

/// The caller to resume once the lock is free.
struct WakeUps: Sendable {
  private var answered: (UnsafeContinuation<Reply, Never>, Reply)?
  var settlers: [UnsafeContinuation<Void, Never>] = []
  var events: [(@Sendable (WireEvent) -> Void, WireEvent)] = []
  var time: MonotonicTime?

  mutating func answer(_ caller: UnsafeContinuation<Reply, Never>, _ reply: Reply) { answered = (caller, reply) }

  func resume() {
    for (observer, event) in events { observer(event) }
    if let (caller, reply) = answered { caller.resume(returning: reply) }
    for settler in settlers { settler.resume() }
  }
}
