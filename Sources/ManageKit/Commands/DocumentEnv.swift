import ArgumentParser
import Foundation

/// `manage document-env`: writes down the environment contract.
struct DocumentEnv: Command {
  static let name = "document-env"
  static let summary = "Write .env.example and the table of keys in docs/environment.md."
  static let discussion = """
    Both follow from the keys that the library and the apps declare. In docs/environment.md the lines between \
    '\(openingMark)' and '\(closingMark)' are replaced.
    """

  private static let openingMark = "<!-- env:begin -->"
  private static let closingMark = "<!-- env:end -->"

  @Flag(help: "Write nothing; exit with 1 if a file is not up to date.")
  var check = false

  func run(in context: CommandContext) throws {
    let files = try [
      (context.root + "/.env.example", EnvironmentContract.exampleFile()),
      (context.root + "/docs/environment.md", Self.table(at: context.root + "/docs/environment.md")),
    ]
    let outdated = files.filter { path, text in (try? String(contentsOfFile: path, encoding: .utf8)) != text }
    for (path, text) in outdated {
      if !check { try text.write(toFile: path, atomically: true, encoding: .utf8) }
      context.console.print("\(path) \(check ? "is not up to date" : "written")")
    }
    if check, !outdated.isEmpty { throw ExitStatus.failure }
  }

  private static func table(at path: String) throws -> String {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    guard let opening = text.range(of: openingMark + "\n"),
      let closing = text.range(of: closingMark, range: opening.upperBound..<text.endIndex)
    else {
      throw CommandError("\(path) has no place for the table", hint: "add lines '\(openingMark)' and '\(closingMark)'")
    }
    return text.replacingCharacters(
      in: opening.upperBound..<closing.lowerBound, with: EnvironmentContract.markdownTable())
  }
}
