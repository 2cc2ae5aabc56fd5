extension SystemCheck {
  /// The migrations' files: whether each can be read, and whether some seem to be lost or left behind.
  static let migrations = SystemCheck(tag: "migrations") { context in
    do {
      let migrations = try context.site.migrations(root: context.root, dialect: context.dialect)
      try migrations.validate()
      return migrations.leftovers.map { path in
        CheckMessage(.migrationLeftover, "\(path) looks left behind by an editor", hint: "it is not read; delete it")
      }
        + migrations.graph.gaps.map { before, after in
          CheckMessage(
            .migrationGap, "no migration has a number between \(before.path) and \(after.path)",
            hint: "if a file was lost, restore it")
        }
    } catch let error as MigrationError {
      return [CheckMessage(.migrationFault, error.description, hint: error.hint)]
    }
  }
}

extension CheckID {
  /// The migrations can't be read.
  static let migrationFault: CheckID = "migrations.E001"
  /// A file among the migrations isn't one.
  static let migrationLeftover: CheckID = "migrations.W001"
  /// A number is missing among an app's migrations.
  static let migrationGap: CheckID = "migrations.W002"
}
