import ArgumentParser

/// `manage findstatic`: where a static file comes from.
struct FindStatic: Command {
  static let name = "findstatic"
  static let summary = "Show where static files are found, first the one that is served."

  @Argument(help: "Paths below the static folders, such as css/site.css.")
  var paths: [String]

  @Flag(help: "Show only the file that is served.")
  var first = false

  func run(in context: CommandContext) throws {
    let finders = context.site.staticFinders(root: context.root)
    var missing: [String] = []
    for path in paths {
      let found = first ? finders.find(path).map { [$0] } ?? [] : finders.findAll(path)
      guard !found.isEmpty else {
        missing.append(path)
        continue
      }
      if !first { context.console.print("Found '\(path)' here:") }
      for file in found { context.console.print((first ? "" : "  ") + file.location) }
    }
    if context.console.verbosity > 1 {
      context.console.say("Looked in:")
      for finder in finders.finders { context.console.say("  \(finder.location)") }
    }
    if !missing.isEmpty {
      throw CommandError(
        "no static file at \(missing.map { "'\($0)'" }.joined(separator: ", "))",
        hint: "'-v 2' lists the folders that were searched")
    }
  }
}
