public import Foundation

/// The run of migrations that holds the lock, as far as it is known.
public struct MigrationLockHolder: Sendable, Equatable {
  /// The process: of the server on PostgreSQL, of `manage` on SQLite.
  public let processID: Int
  /// The name that it goes by: `manage migrate, process 42 on web-1`.
  public let application: String
  /// When it took the lock.
  public let since: Date?
}

extension MigrationLockHolder: CustomStringConvertible {
  public var description: String {
    let since = since.map { " since \($0.formatted(.iso8601))" } ?? ""
    return "pid \(processID)\(application.isEmpty ? "" : " (\(application))")\(since)"
  }

  /// The name of this process.
  static var ownApplication: String {
    "manage migrate, process \(ProcessInfo.processInfo.processIdentifier) on \(hostName)"
  }

  /// Not Foundation's, which asks the network.
  private static var hostName: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "this host" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension MigrationLockHolder {
  /// The lines of a lock file.
  var text: String { "\(processID)\n\(application)\n\(since.map { "\($0.timeIntervalSince1970)" } ?? "")\n" }

  /// Reads the lines of a lock file; nil where they are others.
  init?(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 3, let processID = Int(lines[0]) else { return nil }
    self.init(
      processID: processID, application: lines[1],
      since: Double(lines[2]).map { Date(timeIntervalSince1970: $0) })
  }

  /// This process, now.
  static var own: MigrationLockHolder {
    MigrationLockHolder(
      processID: Int(ProcessInfo.processInfo.processIdentifier), application: ownApplication, since: Date())
  }
}
