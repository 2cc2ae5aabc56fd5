/// Statements of a script that are sent together.
///
/// PostgreSQL gets the text from the first to the last as it stands in the file, and decides itself where each ends.
/// SQLite gets one after the other, and refuses one that is in truth several.
struct ScriptPart: Sendable {
  /// At least one.
  let statements: ArraySlice<ScriptStatement>

  /// Throws `StatementFailure` where the database refuses one.
  nonisolated(nonsending) func run(on connection: Connection) async throws {
    guard let first = statements.first, let last = statements.last else { return }
    do {
      if let rows = first.rows {
        try await connection.copy(first.text, rows: first.source[rows])
      } else if connection.dialect == .sqlite {
        try await connection.executeStatements(statements.map(\.text))
      } else {
        let text = first.source[first.range.lowerBound..<last.range.upperBound]
        try await connection.executeScript(String(decoding: text, as: UTF8.self))
      }
    } catch let error as DatabaseError {
      throw failure(error, first: first, last: last)
    }
  }

  private func failure(
    _ error: DatabaseError, first: ScriptStatement, last: ScriptStatement
  ) -> StatementFailure {
    guard case .refused(var refusal) = error else { return StatementFailure(line: first.line, reason: error) }
    let index = statements.startIndex + (refusal.scriptPosition?.statement ?? 0)
    let statement = statements.indices.contains(index) ? statements[index] : last
    (refusal.sql, refusal.place) = (statement.text, nil)
    // The database leaves out the schema, or names no table at all.
    if let target = SQL.target(of: refusal.sql), refusal.table.map({ target.hasSuffix(".\($0)") }) ?? true {
      refusal.table = target
    }
    let line = refusal.scriptPosition?.character.map { self.line(ofCharacter: $0, after: first) }
    return StatementFailure(line: line ?? statement.line, reason: .refused(refusal))
  }

  /// The line of the character with this number, from 1, of the text that was sent.
  private func line(ofCharacter number: Int, after first: ScriptStatement) -> Int {
    var (line, character) = (first.line, 0)
    for byte in first.source[first.range.lowerBound...] {
      if byte & 0xC0 != 0x80 { character += 1 }
      if character >= number { break }
      if byte == UInt8(ascii: "\n") { line += 1 }
    }
    return line
  }
}

/// A statement that the database refused, and the line of its file.
struct StatementFailure: Error {
  let line: Int
  let reason: DatabaseError
}
