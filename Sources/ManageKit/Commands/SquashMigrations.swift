import ArgumentParser
import Foundation

/// `manage squashmigrations`: makes one migration of several.
struct SquashMigrations: Command {
  static let name = "squashmigrations"
  static let summary = "Make one migration of several neighbouring ones of an app."
  static let discussion = """
    A database that has all of them applied counts the new one as applied; one that has only some must get the others \
    before it gets the new file.
    """

  @Argument(help: "The app.")
  var app: String

  @Argument(help: "The first migration, or the start of its name.")
  var first: String

  @Argument(help: "The last migration, or the start of its name.")
  var last: String

  @Flag(name: .noInput, help: "Never ask.")
  var noinput = false

  func run(in context: CommandContext) async throws {
    let loader = context.site.migrationLoader(root: context.root)
    let squash = try MigrationSquash(
      app: app, from: first, to: last, in: MigrationFolder(loader.folder),
      Migrations(loader, dialect: context.dialect))
    if !noinput { try await confirm(squash, context.console) }
    for (path, text) in squash.files.sorted(by: { $0.key < $1.key }) {
      try Data(text.utf8).write(to: loader.folder.appending(path: path))
      context.console.print("Wrote migrations/\(path)")
    }
    for file in squash.replaced {
      if case .onDisk(let url) = file.contents { try FileManager.default.removeItem(at: url) }
      context.console.print("Removed \(file.path)")
    }
    try MigrationSumsCheck(folder: loader.folder).rewrite()
  }

  private func confirm(_ squash: MigrationSquash, _ console: Console) async throws {
    let question = "This replaces \(squash.replaced.map(\.path).joined(separator: ", ")). Type 'yes' to go on: "
    guard try await console.ask(question, hint: "--noinput doesn't ask") == "yes" else {
      throw CommandError("squashing was cancelled", hint: "--noinput doesn't ask")
    }
  }
}
