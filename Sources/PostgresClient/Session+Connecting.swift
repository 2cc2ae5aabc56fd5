import CPostgres
import Logging

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Session {
  /// Settings that the decoding of text results relies on.
  private static let setUp = "SET datestyle = 'ISO'; SET timezone = 'UTC'; SET bytea_output = 'hex'"

  /// Logs in to the first host that lets us.
  /// - Throws: the last host's `PostgresError`, or `CancellationError`.
  static func open(configuration: PostgresConfiguration, loop: PollLoop, logger: Logger) async throws -> Session {
    let session = Session(configuration: configuration, loop: loop, logger: logger)
    try await session.connect()
    return session
  }

  /// Opens another connection time and again until the task is cancelled.
  /// - Throws: `PostgresError.timedOut` once the server doesn't answer one; what else it says shows that it lives.
  func probe(every interval: Duration) async throws -> Never {
    while true {
      try await Task.sleep(for: interval)
      do { _ = try await Session.open(configuration: configuration, loop: loop, logger: logger) } catch let error
        as PostgresError
      {
        if case .timedOut = error { throw error }
      }
    }
  }

  private func connect() async throws {
    var failure = PostgresError.couldNotConnect(login, reason: "the configuration names no host")
    for host in configuration.hosts {
      login = PostgresLogin(host: host, user: configuration.user, database: configuration.database)
      do { return try await connect(to: host) } catch let error as PostgresError where error.permitsNextHost {
        failure = error
        logger.debug("\(error)")
      }
    }
    throw failure
  }

  private func connect(to host: PostgresHost) async throws {
    let deadline = Deadline(after: configuration.connectTimeout)
    let end = deadline.end ?? .now
    let addresses = try await addresses(of: host, until: end)
    var failure = PostgresError.couldNotConnect(login, reason: "the name has no address")
    for (index, address) in addresses.enumerated() {
      let share = ContinuousClock.now + (end - .now) / (addresses.count - index)
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
  private func addresses(of host: PostgresHost, until end: ContinuousClock.Instant) async throws -> [String?] {
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

  private func connect(to host: PostgresHost, at address: String?, until end: ContinuousClock.Instant) async throws {
    let parameters = configuration.parameters(for: host, at: address)
    guard let handle = ConnectionHandle(parameters, logger: logger) else {
      throw PostgresError.couldNotConnect(login, reason: "out of memory")
    }
    self.handle = handle
    var polling = handle.isLost ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
    while polling != PGRES_POLLING_OK {
      guard polling == PGRES_POLLING_READING || polling == PGRES_POLLING_WRITING else {
        throw connectFailure(handle)
      }
      let events = polling == PGRES_POLLING_READING ? POLLIN : POLLOUT
      switch await loop.wait(for: Int32(events), on: handle.socket, until: end) {
      case .ready: polling = PQconnectPoll(handle.pointer)
      case .timedOut: throw connectTimedOut
      case .cancelled: throw CancellationError()
      }
    }
    PQsetnonblocking(handle.pointer, 1)
    PQsetErrorVerbosity(handle.pointer, PQERRORS_DEFAULT)
    publishStatus()
    do { _ = try await script(Self.setUp, limit: end - .now) } catch PostgresError.timedOut { throw connectTimedOut }
  }

  private func connectFailure(_ handle: ConnectionHandle) -> PostgresError {
    let refusal = LoginRefusal(handle.errorMessage)
    let isRefused = refusal.sqlState?.hasPrefix("28") ?? (PQconnectionNeedsPassword(handle.pointer) == 1)
    return isRefused
      ? .authenticationFailed(login, reason: refusal.reason)
      : .couldNotConnect(login, reason: refusal.reason)
  }
}

/// Why a login failed, read from libpq's verbose message, its only source of the SQLSTATE:
/// `connection to server at "…", port … failed: FATAL:  28P01: password authentication failed for user "…"`.
struct LoginRefusal {
  let sqlState: String?
  let reason: String

  init(_ message: String) {
    let line = message.split(separator: "\n").first { $0.contains(Self.state) } ?? message[...]
    if let match = line.firstMatch(of: Self.state) {
      sqlState = String(match.1)
      reason = String(line[match.range.upperBound...]).asOneLine(limit: 300) + " (\(match.1))"
    } else {
      sqlState = nil
      // libpq's opening names host and port, which the error says already.
      let words = message.firstRange(of: "failed: ").map { message[$0.upperBound...] } ?? message[...]
      reason = String(words).asOneLine(limit: 300)
    }
  }

  private static var state: Regex<(Substring, Substring)> { /:\s\s([0-9A-Z]{5}):\s/ }
}
