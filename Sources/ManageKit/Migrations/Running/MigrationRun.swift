import Crypto
import Foundation
import ManageGroundwork

/// A migration outside a transaction that has begun and isn't recorded yet: how far it came.
public struct MigrationRun: Sendable {
  /// Which migration.
  public let id: MigrationID
  /// Whether it is being applied or unapplied.
  public let kind: MigrationStep.Kind
  /// How many of its statements are finished.
  public let finished: Int
  /// How many it has.
  public let total: Int
  /// Whether the database refused the next one; else the process ended while that ran, or before.
  public let hasFailed: Bool

  /// A digest of the finished statements.
  let checksum: String

  /// The state while the next statement runs, and after the database refused it.
  static let (running, failed) = ("running", "failed")

  /// `2 of 5 statements ran, then it was interrupted`.
  public var progress: String {
    "\(finished) of \(total) statements ran, then it \(hasFailed ? "failed" : "was interrupted")"
  }

  static func checksum(of statements: some Sequence<ScriptStatement>) -> String {
    var digest = RunDigest()
    for statement in statements { digest.add(statement) }
    return digest.checksum
  }
}

/// The digest of the statements so far.
struct RunDigest {
  private var digest = SHA256()

  mutating func add(_ statement: ScriptStatement) {
    digest.update(data: Data((statement.text + ";\n").utf8))
    if let rows = statement.rows { digest.update(data: Data(statement.source[rows])) }
  }

  var checksum: String {
    let copy = digest
    return copy.finalize().hexadecimal
  }
}
