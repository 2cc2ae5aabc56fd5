/// One step of an app's tables: a SQL file for one dialect, whose sections are read when they are run.
public struct Migration: Sendable, Identifiable {
  /// The app and the name.
  public let id: MigrationID
  /// The file, as messages name it: `migrations/accounts/0001_initial.sqlite.sql`.
  public let path: String
  /// SHA-256 of the file in hexadecimal, with `\n` as its line ends; neither a byte order mark nor final blank lines
  /// count.
  public let checksum: String
  /// The migrations that must be applied before it, besides the migration before it in the same app.
  public var dependencies: [Dependency] { header.dependencies }
  /// Whether it runs in one transaction with its history row: true without `-- migrate:transaction no`.
  public var isTransactional: Bool { header.isTransactional }
  /// The migrations that it was made of, and stands for.
  public var replaced: [MigrationID] { header.replaced }
  /// The lint rules that the file allows itself to break.
  public var lintAllowances: [LintAllowance] { header.lintAllowances }

  /// How it asks to be run otherwise.
  var running: RunningOptions { header.running }

  private let source: MigrationSource
  private let dialect: Dialect
  private let header: MigrationHeader

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

  /// Reads the options above the sections. Throws `MigrationError.malformed`.
  init(id: MigrationID, path: String, source: MigrationSource, dialect: Dialect) throws {
    self.id = id
    self.path = path
    self.source = source
    self.dialect = dialect
    checksum = source.checksum
    do {
      header = try MigrationHeader(source.bytes, dialect: dialect)
    } catch {
      throw MigrationError.malformed(path: path, line: error.line, fault: error.fault)
    }
  }

  /// Reads the sections. Throws `MigrationError.malformed`.
  func sections() throws -> MigrationSections {
    do {
      return try MigrationSections(source.bytes, header, dialect: dialect)
    } catch {
      throw MigrationError.malformed(path: path, line: error.line, fault: error.fault)
    }
  }

  /// Whether its text is the one that was applied.
  func matches(checksum recorded: String) -> Bool {
    recorded == checksum || recorded == source.formerChecksum
  }
}
