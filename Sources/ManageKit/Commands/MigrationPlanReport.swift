import Foundation
import ManageGroundwork

/// Shows what a run of migrations would do: each statement, and whom it would keep waiting.
struct MigrationPlanReport {
  private let plan: MigrationPlan
  private let sizes: [SQLName: TableSize]

  /// Asks the database for the sizes of the tables that are locked.
  nonisolated(nonsending) init(_ plan: MigrationPlan, in database: Database) async throws {
    self.plan = plan
    var sizes: [SQLName: TableSize] = [:]
    for table in Set(plan.steps.flatMap(\.shownStatements).flatMap(\.locks).map(\.table)) {
      sizes[table] = try await TableSize.of(table, in: database)
    }
    self.sizes = sizes
  }

  var text: String {
    guard !plan.steps.isEmpty else { return "Planned operations:\n  No migrations to apply." }
    let lines = plan.steps.flatMap { step in
      ["  \(step)"]
        + step.shownStatements.flatMap { statement in
          ["    \(statement.firstLine)"] + statement.locks.map { "      \(description(of: $0))" }
        } + (step.hiddenCount > 0 ? ["    … and \(step.hiddenCount) more"] : [])
    }
    return (["Planned operations:"] + lines).joined(separator: "\n")
  }

  var json: JSONValue {
    .object([
      "steps": .array(
        plan.steps.map { step in
          .object([
            "app": .string(step.migration.id.app), "name": .string(step.migration.id.name),
            "action": .string(step.word), "path": .string(step.migration.path),
            "transaction": .bool(step.migration.isTransactional),
            "statements": .array(step.script?.statements.prefix(MigrationStep.shownLimit).map(json) ?? []),
          ])
        })
    ])
  }

  private func json(_ statement: ScriptStatement) -> JSONValue {
    .object([
      "line": .int(statement.line), "sql": .string(statement.firstLine),
      "locks": .array(
        statement.locks.map { lock in
          let size = sizes[lock.table]
          return .object([
            "table": .string(lock.table.description), "mode": .string(lock.mode.rawValue),
            "rows": size.map { .int($0.rows) } ?? .null, "bytes": size.map { .int($0.bytes) } ?? .null,
          ])
        }),
    ])
  }

  private func description(of lock: TableLock) -> String {
    let size = sizes[lock.table].map { ", \($0)" } ?? ""
    return "\(lock.mode.rawValue) on \(lock.table)\(size): \(lock.mode.effect)"
  }
}

extension MigrationStep {
  fileprivate static let shownLimit = 20

  fileprivate var shownStatements: ArraySlice<ScriptStatement> {
    script?.statements.prefix(Self.shownLimit) ?? []
  }

  fileprivate var hiddenCount: Int { (script?.statements.count ?? 0) - shownStatements.count }
}

extension MigrationStep {
  /// Its action, as JSON has it.
  var word: String {
    switch kind {
    case .apply: "apply"
    case .unapply: "unapply"
    case .accept: isRepetition ? "repeat" : "accept"
    }
  }
}

extension ScriptStatement {
  /// The first line, at most 100 characters of it.
  fileprivate var firstLine: String {
    let line = text.prefix(400).split(separator: "\n").first ?? ""
    return line.count > 100 ? "\(line.prefix(100))…" : String(line)
  }
}
