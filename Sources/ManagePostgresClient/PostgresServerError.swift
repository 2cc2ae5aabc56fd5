/// An error as the server reported it.
public struct PostgresServerError: Error, Sendable {
  /// Five characters of PostgreSQL's appendix "Error Codes", such as `23505`.
  public let sqlState: String
  /// The server's message; one of class 22 may quote a value.
  public let message: String
  /// May hold values of the row ("Key (email)=(…) already exists"): never log it.
  public let detail: String?
  /// The server's hint.
  public let hint: String?
  /// The schema of `table`.
  public let schema: String?
  /// The table concerned.
  public let table: String?
  /// The column concerned.
  public let column: String?
  /// The constraint that was violated.
  public let constraint: String?
  /// The statement, with its placeholders.
  public let sql: String
  /// How many statements of a script or a pipeline were answered before.
  public let index: Int
  /// The character of `sql`, counted from 1, that the error is about.
  public let position: Int?
  /// The server's C function that raised the error.
  let routine: String?

  init(_ result: ResultHandle, sql: String, index: Int = 0) {
    sqlState = result.errorField(.sqlState) ?? "XX000"
    message = result.errorField(.message) ?? result.errorMessage
    detail = result.errorField(.detail)
    hint = result.errorField(.hint)
    schema = result.errorField(.schema)
    table = result.errorField(.table)
    column = result.errorField(.column)
    constraint = result.errorField(.constraint)
    routine = result.errorField(.routine)
    position = result.errorField(.position).flatMap(Int.init)
    self.sql = sql
    self.index = index
  }
}

extension PostgresServerError: CustomStringConvertible, CustomReflectable {
  /// One line without `detail` and without the value that a class 22 message quotes.
  public var description: String {
    let place = [("table", table), ("column", column), ("constraint", constraint)]
      .compactMap { name, value in value.map { "\(name) \($0)" } }
    let suffix = place.isEmpty ? "" : " (\(place.joined(separator: ", ")))"
    return "PostgreSQL error \(sqlState): \(redactedMessage)\(suffix) in: \(sql.asOneLine(limit: 300))"
  }

  public var customMirror: Mirror {
    Mirror(self, children: ["description": description])
  }

  /// The message on one line, without the value that a data exception (class 22) shows in any language:
  /// `invalid input syntax for type uuid: …`.
  public var redactedMessage: String { Self.redacted(message.asOneLine(limit: 500), sqlState) }

  /// An error of encoding names encodings in quotes, and of the value no more than bytes.
  static func redacted(_ line: String, _ sqlState: String) -> String {
    guard !["22021", "22P05"].contains(sqlState) else {
      return line.replacing(/0x[0-9a-fA-F]{2}(?: 0x[0-9a-fA-F]{2})*/, with: "…")
    }
    guard sqlState.hasPrefix("22"), let value = line.firstRange(of: /["'«»„“”‘’「」『』]|: *-?\d|0x/) else { return line }
    return "\(line[..<value.lowerBound])…"
  }

  /// Whether a prepared statement is to be prepared again: it was forgotten, or its result's columns changed.
  static func isStale(_ sqlState: String?, routine: @autoclosure () -> String?) -> Bool {
    sqlState == forgotten || (sqlState == "0A000" && routine() == "RevalidateCachedQuery")
  }

  /// The code for a prepared statement that the server doesn't know.
  static let forgotten = "26000"
}

extension String {
  /// The text with every run of white space as one space, cut to `limit` characters.
  func asOneLine(limit: Int) -> String {
    let line = prefix(limit * 4).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > limit ? "\(line.prefix(limit))…" : line
  }
}
