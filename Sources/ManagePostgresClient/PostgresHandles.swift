import CManagePostgres
import Logging

/// The owner of a `PGconn`, used by one wire under its lock only.
final class ConnectionHandle {
  let pointer: OpaquePointer
  private let notices: Notices

  /// Begins to connect. The address is resolved already, so nothing blocks.
  init?(_ parameters: [String: String], logger: Logger) {
    let pairs = parameters.sorted { $0.key < $1.key }
    let started = withCStrings(pairs.map(\.key)) { keywords in
      withCStrings(pairs.map(\.value)) { values in PQconnectStartParams(keywords, values, 0) }
    }
    guard let started else { return nil }
    pointer = started
    notices = Notices(logger: logger)
    // The SQLSTATE of a refused login stands only in the verbose text.
    PQsetErrorVerbosity(pointer, PQERRORS_VERBOSE)
    PQsetNoticeReceiver(
      pointer,
      { notices, result in
        guard let notices, let result else { return }
        Unmanaged<Notices>.fromOpaque(notices).takeUnretainedValue().log(result)
      }, Unmanaged.passUnretained(notices).toOpaque())
  }

  deinit { PQfinish(pointer) }

  var socket: Int32 { PQsocket(pointer) }
  var isLost: Bool { PQstatus(pointer) == CONNECTION_BAD }
  var errorMessage: String { String(cString: PQerrorMessage(pointer)) }

  /// A setting that the server reports whenever it changes.
  func setting(_ name: String) -> String { PQparameterStatus(pointer, name).map { String(cString: $0) } ?? "" }

  /// The version of TLS, such as `TLSv1.3`; nil where the connection isn't encrypted.
  var tlsVersion: String? { PQsslAttribute(pointer, "protocol").map { String(cString: $0) } }

  /// A notification that has come, if any.
  func nextNotification() -> PostgresNotification? {
    guard let notify = PQnotifies(pointer) else { return nil }
    defer { PQfreemem(notify) }
    return PostgresNotification(
      channel: String(cString: notify.pointee.relname), payload: String(cString: notify.pointee.extra),
      processID: notify.pointee.be_pid)
  }
}

/// The owner of a `PGcancel`, which libpq allows any thread to use: it is a copy of an address and a key.
final class CancelHandle: @unchecked Sendable {
  private let pointer: OpaquePointer

  init?(_ connection: ConnectionHandle) {
    guard let pointer = PQgetCancel(connection.pointer) else { return nil }
    self.pointer = pointer
  }

  deinit { PQfreeCancel(pointer) }

  /// Asks the server to stop the statement. Blocks until the server has passed the request on.
  func send() {
    var message = [CChar](repeating: 0, count: 256)
    PQcancel(pointer, &message, Int32(message.count))
  }
}

/// The one owner of a `PGresult`, which nobody changes once it is received, so that any thread may read it.
final class ResultHandle: @unchecked Sendable {
  let pointer: OpaquePointer
  /// The columns' types, which libpq gives one by one.
  let types: UnsafePointer<Oid>

  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
    let count = PQnfields(pointer)
    let types = UnsafeMutablePointer<Oid>.allocate(capacity: Int(count))
    for column in 0..<count { (types + Int(column)).initialize(to: PQftype(pointer, column)) }
    self.types = UnsafePointer(types)
  }

  deinit {
    types.deallocate()
    PQclear(pointer)
  }

  var status: ExecStatusType { PQresultStatus(pointer) }
  var errorMessage: String { String(cString: PQresultErrorMessage(pointer)) }
  var isFailure: Bool { status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE }

  /// Whether the session's prepared statements are gone by it.
  var discardsStatements: Bool {
    guard let tag = PQcmdStatus(pointer) else { return false }
    return ["DISCARD ALL", "DEALLOCATE ALL"].contains(String(cString: tag))
  }

  /// Whether a prepared statement is to be prepared again: it was forgotten, or its result's columns changed.
  var isStale: Bool { PostgresServerError.isStale(sqlState, routine: errorField(.routine)) }

  /// Whether the server doesn't know the prepared statement.
  var isForgotten: Bool { sqlState == PostgresServerError.forgotten }

  private var sqlState: String? { status == PGRES_FATAL_ERROR ? errorField(.sqlState) : nil }

  func errorField(_ field: DiagnosticField) -> String? { field.read(from: pointer) }
}

/// Passes the server's notices on to the log.
private final class Notices {
  private let logger: Logger

  init(logger: Logger) { self.logger = logger }

  func log(_ result: OpaquePointer) {
    func read(_ field: DiagnosticField) -> String { field.read(from: result) ?? "" }
    let level: Logger.Level =
      switch read(.severity) {
      case "WARNING": .warning
      case "INFO", "LOG": .info
      default: .debug
      }
    logger.log(level: level, "PostgreSQL: \(read(.message)) (\(read(.sqlState)))")
  }
}

/// Lends the strings as a NULL-terminated array of C strings.
private func withCStrings<R>(_ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> R) -> R {
  let bytes = strings.map { Array($0.utf8CString) }
  let starts = bytes.indices.map { index in bytes[..<index].reduce(0) { $0 + $1.count } }
  return bytes.flatMap(\.self).withUnsafeBufferPointer { all in
    let pointers: [UnsafePointer<CChar>?] = starts.map { start in all.baseAddress.map { $0 + start } } + [nil]
    return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}
