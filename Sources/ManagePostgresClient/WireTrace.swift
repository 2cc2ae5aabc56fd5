import ManageGroundwork

/// Traces that a statement leaves in its session for the connection's next user: settings, a role, locks, temporary
/// tables.
enum WireTrace {
  /// Whether that is to be expected of a statement or a script, by its words. What a function does in secret isn't
  /// seen.
  /// - Parameter limit: how much of it is read, for values by the thousand may follow.
  static func isLeft(by sql: String, limit: Int = .max) -> Bool {
    var sql = sql
    return sql.withUTF8 { text in
      isLeft(byStatementAt: 0, of: text)
        || (0..<min(text.count, limit)).contains { index in
          text[index] == UInt8(ascii: ";")
            ? isLeft(byStatementAt: index + 1, of: text) : phrases.contains { begins(text, at: index, with: $0) }
        }
    }
  }

  private static func isLeft(byStatementAt index: Int, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = firstWord(of: text, from: index)
    return verbs.contains { begins(text, at: start, with: $0) }
      && !harmless.contains { begins(text, at: start, with: $0) }
  }

  /// These end with the transaction.
  private static let harmless: [StaticString] = ["SET LOCAL ", "SET TRANSACTION ", "SET CONSTRAINTS "]

  private static let verbs: [StaticString] = [
    "SET ", "RESET ", "LISTEN ", "PREPARE ", "EXECUTE ", "DEALLOCATE ", "DISCARD ", "LOAD ", "DO ", "CALL ",
    "CREATE TEMP", "CREATE LOCAL TEMP", "CREATE GLOBAL TEMP", "CREATE OR REPLACE TEMP",
  ]

  private static let phrases: [StaticString] = [
    "SET_CONFIG", "ADVISORY_LOCK", "INTO TEMP", "INTO LOCAL TEMP", "WITH HOLD", "PG_TEMP",
  ]

  /// Where a statement begins, after white space, parentheses and comments.
  private static func firstWord(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count {
      if text[index] <= UInt8(ascii: " ") || text[index] == UInt8(ascii: "(") {
        index += 1
      } else if begins(text, at: index, with: "--") {
        index = text[index...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      } else if begins(text, at: index, with: "/*") {
        index = end(ofCommentAt: index, in: text)
      } else {
        return index
      }
    }
    return text.count
  }

  /// PostgreSQL's comments may hold comments.
  private static func end(ofCommentAt start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var (index, depth) = (start, 0)
    while index < text.count {
      let step = begins(text, at: index, with: "/*") ? 1 : begins(text, at: index, with: "*/") ? -1 : 0
      index += step == 0 ? 1 : 2
      depth += step
      if depth == 0 { return index }
    }
    return index
  }

  /// White space of any kind and length counts as a space, small letters as capitals.
  private static func begins(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int, with phrase: StaticString
  ) -> Bool {
    var index = start
    return (0..<phrase.utf8CodeUnitCount).allSatisfy { offset in
      guard index < text.count else { return false }
      let (wanted, byte) = (phrase.utf8Start[offset], text[index])
      index += 1
      guard wanted == UInt8(ascii: " ") else { return byte == wanted || (97...122 ~= byte && byte - 32 == wanted) }
      while index < text.count, text[index].isASCIIWhitespace { index += 1 }
      return byte.isASCIIWhitespace
    }
  }
}
