import ArgumentParser
import Foundation
import ManageGroundwork

/// `manage showmigrations`: what is applied and what isn't.
struct ShowMigrations: Command {
  static let name = "showmigrations"
  static let summary = "List the migrations and which of them are applied."
  static let requirements: [Requirement] = [.database]

  @Argument(help: "The apps to show; all by default.")
  var apps: [String] = []

  @Flag(name: .shortAndLong, help: "List by app; the default.")
  var list = false

  @Flag(name: .shortAndLong, help: "List in the order in which they are applied.")
  var plan = false

  @Flag(help: "Print one JSON document.")
  var json = false

  func run(in context: CommandContext) async throws {
    let status = try await context.withDatabase { database in
      try await context.site.migrations(root: context.root, dialect: database.dialect).status(of: apps, in: database)
    }
    if json {
      context.console.print(JSONValue.array(status.map(\.json)).serialized())
    } else if plan {
      for migration in status { context.console.print("\(migration.mark)  \(migration.id)\(migration.remark)") }
    } else {
      printByApp(status, context.console)
    }
  }

  private func printByApp(_ status: [MigrationStatus], _ console: Console) {
    for app in Set(status.map(\.id.app)).sorted() {
      console.print(console.styled(app, .bold))
      for migration in status where migration.id.app == app {
        console.print(" \(migration.mark) \(migration.id.name)\(migration.remark)")
      }
    }
  }
}

extension MigrationStatus {
  fileprivate var mark: String { state == .interrupted ? "[~]" : isApplied ? "[X]" : "[ ]" }

  fileprivate var remark: String {
    switch state {
    case .changed: " (its file was changed since)"
    case .missing: " (its file no longer exists)"
    case .interrupted: run.map { " (\($0.progress))" } ?? ""
    case .unapplied: isAppliedByDjango ? " (applied by Django; adopt it with 'migrate --fake')" : ""
    case .applied: ""
    }
  }

  fileprivate var json: JSONValue {
    .object([
      "app": .string(id.app), "name": .string(id.name), "applied": .bool(isApplied), "state": .string(state.rawValue),
      "applied_at": applied.map { .string($0.formatted(.iso8601)) } ?? .null,
    ])
  }
}
