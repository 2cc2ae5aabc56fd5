import ArgumentParser
import Foundation

/// `manage document-env`: writes down the environment contract.
struct DocumentEnv: Command {
  static let name = "document-env"
  static let summary = "Write .env.example and the table of keys."
  static let discussion = """
    Both follow from the keys that the library and the apps declare. The table replaces the lines between \
    '\(openingMark)' and '\(closingMark)' in docs/environment.md, or in README.md where that is missing.
    """

  private static let openingMark = "<!-- env:begin -->"
  private static let closingMark = "<!-- env:end -->"
  private static let documents = ["docs/environment.md", "README.md"]

  @Flag(help: "Write nothing; exit with 1 if a file is not up to date.")
  var check = false

  func run(in context: CommandContext) throws {
    let contract = context.site.contract
    var files = [(path: context.root + "/.env.example", text: contract.exampleFile())]
    let document = Self.documents.map { context.root + "/" + $0 }.first(where: FileManager.default.fileExists)
    if let document {
      files.append((document, try Self.text(of: document, with: contract.markdownTable())))
    } else {
      context.console.say("There is no \(Self.documents.joined(separator: " or ")) to write the table of keys to.")
    }
    let outdated = files.filter { path, text in (try? String(contentsOfFile: path, encoding: .utf8)) != text }
    for (path, text) in outdated {
      if !check { try text.write(toFile: path, atomically: true, encoding: .utf8) }
      context.console.print("\(path) \(check ? "is not up to date" : "written")")
    }
    if check, !outdated.isEmpty { throw ExitStatus.failure }
  }

  private static func text(of path: String, with table: String) throws -> String {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    guard let opening = text.range(of: openingMark + "\n"),
      let closing = text.range(of: closingMark, range: opening.upperBound..<text.endIndex)
    else {
      throw CommandError("\(path) has no place for the table", hint: "add lines '\(openingMark)' and '\(closingMark)'")
    }
    return text.replacingCharacters(in: opening.upperBound..<closing.lowerBound, with: table)
  }
}
