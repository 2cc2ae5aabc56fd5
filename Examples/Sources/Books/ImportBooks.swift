import Foundation
import ManageKit

/// `manage importbooks FILE`
struct ImportBooks: Command {
  static let name = "importbooks"
  static let summary = "Put the books of a CSV file on the shelf."
  static let requirements: [Requirement] = [.database]

  @Argument(help: "The file: a title and an author on each line, with a comma between them.")
  var file: String

  func run(in context: CommandContext) async throws {
    let drafts = try lines().enumerated().map { number, line in
      let cells = line.split(separator: ",", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 2 else {
        throw CommandError("\(file):\(number + 1) has no comma", hint: "write TITLE, AUTHOR")
      }
      return Book.Draft(title: cells[0], author: cells[1])
    }
    let count = try await context.withDatabase { try await Book.copy(drafts, into: $0) }
    context.console.announce("\(count) books are on the shelf.")
  }

  private func lines() throws -> [Substring] {
    do {
      return try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    } catch {
      throw CommandError("can't read \(file): \(error.localizedDescription)")
    }
  }
}
