import Foundation
import GRDB
import Synchronization

/// Regular expressions that match as PostgreSQL's do, compiled once: SQLite asks for the same one row by row.
final class SQLiteRegularExpressions: Sendable {
  private static let limit = 100
  private let compiled = Mutex<[String: NSRegularExpression]>([:])

  func matches(_ pattern: String, _ options: NSRegularExpression.Options, in text: String) throws -> Bool {
    let expression = try compiled.withLock { compiled in
      let key = "\(options.rawValue) \(pattern)"
      if let expression = compiled[key] { return expression }
      // The error's own words would show the pattern.
      guard let expression = try? NSRegularExpression(pattern: Self.translated(pattern), options: options) else {
        throw GRDB.DatabaseError(resultCode: .SQLITE_ERROR, message: "invalid regular expression")
      }
      if compiled.count >= Self.limit { compiled = [:] }
      compiled[key] = expression
      return expression
    }
    return expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }

  /// The expression in ICU's words: `.` is every character, a line's end too, and `$` the text's end alone; in brackets
  /// `[`, `&` and a first `]` stand for themselves.
  static func translated(_ pattern: String) -> String {
    var result = ""
    var rest = pattern.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\":
        let escaped = rest.popFirst()
        result += escaped == "Z" ? "\\z" : "\\" + (escaped.map(String.init) ?? "")
      case ".": result += "[\\s\\S]"
      case "$": result += "\\z"
      case "[": result += "[" + bracket(&rest)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The rest of a bracket expression.
  private static func bracket(_ rest: inout Substring.UnicodeScalarView) -> String {
    var result = ""
    if rest.first == "^", let negation = rest.popFirst() { result.unicodeScalars.append(negation) }
    var isFirst = true
    while let scalar = rest.popFirst() {
      defer { isFirst = false }
      switch scalar {
      case "]" where !isFirst: return result + "]"
      case "]", "&": result += "\\\(scalar)"
      case "[" where rest.first == ":": result += "[" + characterClass(&rest)
      case "[": result += "\\["
      case "\\": result += "\\" + (rest.popFirst().map(String.init) ?? "")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The part after `[` in `[:alpha:]`.
  private static func characterClass(_ rest: inout Substring.UnicodeScalarView) -> String {
    guard let end = rest.firstIndex(of: "]") else { return "" }
    defer { rest = rest[rest.index(after: end)...] }
    return String(String.UnicodeScalarView(rest[...end]))
  }
}
