import CManagePostgres
import Logging
import Synchronization

extension Wire {
  /// Settings that the decoding of text results relies on, and the text of statements.
  static let setUp = """
    SET datestyle = 'ISO'; SET timezone = 'UTC'; SET bytea_output = 'hex'; SET extra_float_digits = 1; \
    SET standard_conforming_strings = on
    """

  /// Logs in to the first host that lets us, each in its time and all of them before `end`.
  /// - Throws: the last host's `PostgresError`, or `CancellationError`.
  static func open(
    _ configuration: PostgresConfiguration, until end: MonotonicTime? = nil, on loops: EventLoopGroup, _ logger: Logger
  ) async throws -> Wire {
    let wire = Wire(configuration: configuration, loop: loops.next(), logger: logger)
    // Reading certificates and password files blocks, though shortly.
    try await withTaskExecutorPreference(loops) { try await wire.connect(until: end) }
    return wire
  }

  /// Opens another connection to the same host time and again until the task is cancelled.
  /// - Throws: `PostgresError.timedOut` once the server doesn't answer one; what else it says shows that it lives.
  func probe(on loops: EventLoopGroup, every interval: Duration) async throws -> Never {
    var configuration = configuration
    configuration.hosts = [login.host]
    while true {
      try await Task.sleep(for: interval)
      do { _ = try await Self.open(configuration, on: loops, logger) } catch let error as PostgresError {
        if case .timedOut = error { throw error }
      }
    }
  }

  @concurrent private func connect(until end: MonotonicTime?) async throws {
    var failure = PostgresError.couldNotConnect(login, reason: "the configuration names no host")
    for host in configuration.hosts {
      let login = PostgresLogin(host: host, user: configuration.user, database: configuration.database)
      state.withLock { $0.login = login }
      do { return try await connect(to: host, until: end) } catch let error as PostgresError where error.permitsNextHost
      {
        failure = error
        logger.debug("\(error)")
      }
    }
    throw failure
  }

  private func connect(to host: PostgresHost, until last: MonotonicTime?) async throws {
    let timeout = MonotonicTime.now + configuration.connectTimeout
    let end = last.map { min($0, timeout) } ?? timeout
    let addresses = try await addresses(of: host, until: end)
    var failure = PostgresError.couldNotConnect(login, reason: "the name has no address")
    for (index, address) in addresses.enumerated() {
      let share = MonotonicTime.now + (end - .now) / (addresses.count - index)
      do { return try await connect(to: host, at: address, until: share) } catch let error as PostgresError
        where error.permitsNextHost
      {
        abandon()
        failure = error
      }
    }
    throw failure
  }

  /// One `nil` for a unix socket, which has no address to look up.
  private func addresses(of host: PostgresHost, until end: MonotonicTime) async throws -> [String?] {
    guard !host.isSocketDirectory else { return [nil] }
    do { return try await Resolver.addresses(of: host.name, until: end) } catch Resolver.Failure.timedOut {
      throw connectTimedOut
    } catch Resolver.Failure.unknownHost(let reason) {
      throw PostgresError.couldNotConnect(login, reason: reason)
    }
  }

  private var connectTimedOut: PostgresError {
    .timedOut(login, .connecting, limit: configuration.connectTimeout)
  }

  private func connect(to host: PostgresHost, at address: String?, until end: MonotonicTime) async throws {
    let parameters = configuration.parameters(for: host, at: address)
    var (socket, polling) = state.withLock { state in
      state.handle = ConnectionHandle(parameters, logger: logger)
      guard let handle = state.handle, !handle.isLost else { return (Int32(-1), PGRES_POLLING_FAILED) }
      return (handle.socket, PGRES_POLLING_WRITING)
    }
    while polling != PGRES_POLLING_OK {
      guard polling == PGRES_POLLING_READING || polling == PGRES_POLLING_WRITING else { throw connectFailure }
      let interest: SocketInterest = polling == PGRES_POLLING_READING ? .read : .write
      switch await SocketWait.outcome(of: socket, for: interest, on: loop, until: end) {
      case .value: (socket, polling) = poll()
      case .timedOut: throw connectTimedOut
      case .cancelled: throw CancellationError()
      }
    }
    try await setUp(until: end)
  }

  private func poll() -> (Int32, PostgresPollingStatusType) {
    state.withLock { state in
      guard let handle = state.handle else { return (-1, PGRES_POLLING_FAILED) }
      let polling = PQconnectPoll(handle.pointer)
      return (handle.socket, polling)
    }
  }

  private func setUp(until end: MonotonicTime) async throws {
    state.withLock { state in
      guard let handle = state.handle else { return }
      PQsetnonblocking(handle.pointer, 1)
      PQsetErrorVerbosity(handle.pointer, PQERRORS_DEFAULT)
      state.interest = .read
      loop.watch(handle.socket, for: .read, client: self)
      state.updateStatus()
    }
    do { _ = try await script(Self.setUp, limit: end - .now) } catch PostgresError.timedOut { throw connectTimedOut }
    state.withLock { $0.noteSetUp() }
  }

  private var connectFailure: PostgresError {
    state.withLock { state in
      guard let handle = state.handle else { return .couldNotConnect(state.login, reason: "out of memory") }
      let refusal = LoginRefusal(handle.errorMessage)
      let isRefused = refusal.sqlState?.hasPrefix("28") ?? (PQconnectionNeedsPassword(handle.pointer) == 1)
      return isRefused
        ? .authenticationFailed(state.login, reason: refusal.reason)
        : .couldNotConnect(state.login, reason: refusal.reason)
    }
  }
}
