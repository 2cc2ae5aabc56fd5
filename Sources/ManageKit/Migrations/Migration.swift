import Crypto
import Foundation
import ManageGroundwork

/// One step of an app's tables: a SQL file, read for one dialect.
public struct Migration: Sendable, Identifiable {
  /// The app and the name.
  public let id: MigrationID
  /// The file, as messages name it: `migrations/accounts/0001_initial.sqlite.sql`.
  public let path: String
  /// SHA-256 of the file with its line ends as `\n`, in hexadecimal.
  public let checksum: String
  /// The migrations that must be applied before it, besides the migration before it in the same app.
  public let dependencies: [Dependency]
  /// Whether it runs in one transaction with its history row: true without `-- migrate:transaction no`.
  public let isTransactional: Bool
  /// The lint rules that the file allows itself to break.
  public let lintAllowances: [LintAllowance]

  let up: SQLScript
  let down: SQLScript?

  /// A `-- migrate:depends APP.NAME` line.
  public struct Dependency: Hashable, Sendable {
    /// The migration that must be applied before.
    public let id: MigrationID
    /// The line that says so, counted from 1.
    public let line: Int
  }

  /// A `-- migrate:lint allow RULE REASON` line.
  public struct LintAllowance: Hashable, Sendable {
    /// The rule's name.
    public let rule: String
    /// Why this file may break it.
    public let reason: String
  }

  static func checksum(of text: String) -> String {
    let bytes = text.replacing("\r\n", with: "\n").utf8
    return SHA256.hash(data: Data(bytes)).hexadecimal
  }
}
