import Foundation

/// Several neighbouring migrations of an app made into one, which stands for them wherever they are applied already.
struct MigrationSquash {
  /// The files to write, by their path.
  let files: [String: String]
  /// The files that they replace.
  let replaced: [MigrationFile]

  /// Squashes `app`'s migrations from `first` to `last`; the starts of their names serve.
  ///
  /// Throws `MigrationError.unknownApp`, `unknownName`, `ambiguousName`, `malformed` and `notSquashable`.
  init(app: String, from first: String, to last: String, in folder: MigrationFolder, _ migrations: Migrations) throws {
    let graph = migrations.graph
    let range = (try graph.migration(of: app, named: first).id, try graph.migration(of: app, named: last).id)
    let ids = try graph.migrations(of: app).map(\.id).filter { range.0 <= $0 && $0 <= range.1 && !$0.isRepeatable }
      .sorted()
    guard ids.count > 1, let from = ids.first, let to = ids.last else {
      throw MigrationError.notSquashable(range.0, .alone)
    }
    let found = Dictionary(grouping: folder.files.values.filter { ids.contains($0.id) }, by: \.id)
    if let builtIn = ids.first(where: { found[$0] == nil }) { throw MigrationError.notSquashable(builtIn, .builtIn) }
    replaced = found.values.flatMap(\.self).sorted { $0.path < $1.path }

    let variants: [Dialect?] = replaced.contains { $0.dialect != nil } ? Dialect.allCases : [nil]
    let name = "\(from.number)_squashed_\(to.name)"
    var files: [String: String] = [:]
    for dialect in variants {
      let sources = ids.compactMap { id in found[id]?.first { $0.dialect == nil || $0.dialect == dialect } }
      guard sources.count == ids.count else { continue }
      let fileName = [name, dialect?.rawValue, "sql"].compactMap(\.self).joined(separator: ".")
      files["\(app)/\(fileName)"] = try Self.text(of: sources, dialect: dialect ?? graph.dialect)
    }
    self.files = files
  }

  private static func text(of files: [MigrationFile], dialect: Dialect) throws -> String {
    let migrations = try files.map { file in
      try Migration(id: file.id, path: file.path, source: file.source(), dialect: dialect)
    }
    if let other = migrations.first(where: { !$0.isTransactional || $0.running != RunningOptions() }) {
      throw MigrationError.notSquashable(other.id, .runsOtherwise)
    }
    let parts = try migrations.map { (name: $0.id.name, sections: try $0.sections()) }
    let up = parts.map { "-- \($0.name)\n\($0.sections.up.text)\n" }
    let down = parts.reversed().compactMap { part in part.sections.down.map { "-- \(part.name)\n\($0.text)\n" } }
    let sections = ["-- migrate:up"] + up + (down.count == parts.count ? ["-- migrate:down"] + down : [])
    return (header(of: migrations) + sections).joined(separator: "\n")
  }

  private static func header(of migrations: [Migration]) -> [String] {
    let ids = migrations.flatMap { $0.replaced + [$0.id] }
    let dependencies = migrations.flatMap(\.dependencies).map(\.id).filter { !ids.contains($0) }
    let allowances = migrations.flatMap(\.lintAllowances).map { "-- migrate:lint allow \($0.rule) \($0.reason)" }
    return ["-- In place of \(migrations.count) migrations."]
      + Set(dependencies).sorted().map { "-- migrate:depends \($0)" }
      + ids.map { "-- migrate:replaces \($0)" } + Set(allowances).sorted()
  }
}

/// Why migrations can't be made into one.
public enum SquashFault: Sendable {
  /// There is only one.
  case alone
  /// An app brings it.
  case builtIn
  /// It runs outside a transaction, or with other options of its own.
  case runsOtherwise
}
