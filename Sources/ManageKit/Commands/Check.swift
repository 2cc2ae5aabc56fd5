import ArgumentParser
import Foundation
import ManageGroundwork

/// `manage check`: looks for mistakes in the site, all at once.
struct Check: Command {
  static let name = "check"
  static let summary = "Check the site for mistakes."

  @Option(name: .shortAndLong, parsing: .singleValue, help: "Run only the checks with this tag; can be repeated.")
  var tag: [String] = []

  @Flag(help: "List the tags.")
  var listTags = false

  @Flag(help: "Run the checks for production too.")
  var deploy = false

  @Option(parsing: .singleValue, help: "Run the checks of this database too; may be repeated.")
  var database: [String] = []

  @OptionGroup var patience: DatabasePatience

  @Option(help: "The lowest level of a message that makes the check fail.")
  var failLevel = CheckMessage.Level.error

  @Flag(help: "Print one JSON document.")
  var json = false

  func validate() throws {
    if let other = database.first(where: { $0 != "default" }) {
      throw ValidationError("there is no database '\(other)', only 'default'")
    }
  }

  func run(in context: CommandContext) async throws {
    let context = context.waiting(patience.wait)
    let checks = context.site.checks.filter(isAskedFor)
    let tags = Set(checks.map(\.tag)).sorted()
    if listTags {
      for tag in tags { context.console.print(tag) }
      return
    }
    try validateTags(among: tags)
    var messages: [CheckMessage] = []
    for check in checks where tag.isEmpty || tag.contains(check.tag) { messages += try await check.run(context) }
    if json { try context.console.print(document(messages)) } else { report(messages, on: context.console) }
    if messages.contains(where: fails) { throw ExitStatus.failure }
  }

  private func isAskedFor(_ check: SystemCheck) -> Bool {
    switch check.option {
    case nil: true
    case .deploy: deploy
    case .database: !database.isEmpty
    }
  }

  private func validateTags(among tags: [String]) throws {
    for tag in tag where !tags.contains(tag) {
      let nearest = Suggestion.nearest(to: tag, in: tags)
      throw CommandError(
        "no check has the tag '\(tag)'",
        hint: nearest.map { "did you mean '\($0)'?" } ?? "'manage check --list-tags' lists them", exitCode: .usage)
    }
  }

  private func fails(_ message: CheckMessage) -> Bool {
    message.level >= failLevel
  }

  private func report(_ messages: [CheckMessage], on console: Console) {
    for line in messages.flatMap(\.lines) { console.print(line) }
    let count = messages.isEmpty ? "no" : "\(messages.count)"
    console.print("System check identified \(count) \(messages.count == 1 ? "issue" : "issues").")
  }

  private func document(_ messages: [CheckMessage]) throws -> String {
    struct Document: Encodable {
      let ok: Bool
      let messages: [CheckMessage]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = Document(ok: !messages.contains(where: fails), messages: messages)
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }
}
