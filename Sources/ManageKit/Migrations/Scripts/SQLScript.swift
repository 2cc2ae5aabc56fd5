/// A section of a migration: statements of SQL, one after the other.
struct SQLScript: Sendable {
  private let source: [UInt8]
  private let range: Range<Int>
  let statements: [ScriptStatement]
  private let lacksSemicolon: Bool

  init(_ source: [UInt8], _ range: Range<Int>, statements: [ScriptStatement], lacksSemicolon: Bool) {
    self.source = source
    self.range = range
    self.statements = statements
    self.lacksSemicolon = lacksSemicolon
  }

  /// The text without the blank lines around it, its last statement ended by a semicolon.
  var text: String {
    let bytes = source[range]
    guard let first = bytes.firstIndex(where: \.isVisible), let last = bytes.lastIndex(where: \.isVisible) else {
      return ""
    }
    let start = bytes[..<first].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.startIndex
    return String(decoding: bytes[start...last], as: UTF8.self) + (lacksSemicolon ? "\n;" : "")
  }

  /// The script as it is sent: within a transaction as few parts as can be, without one each statement alone, since
  /// PostgreSQL wraps what is sent together in a transaction, where `CREATE INDEX CONCURRENTLY` can't run.
  func parts(inTransaction: Bool) -> [ScriptPart] {
    var parts: [ScriptPart] = []
    var start = statements.startIndex
    for index in statements.indices.dropFirst() {
      let isTogether =
        inTransaction && !statements[index].followsOther && statements[index].rows == nil
        && statements[index - 1].rows == nil
      guard !isTogether else { continue }
      parts.append(ScriptPart(statements: statements[start..<index]))
      start = index
    }
    if start < statements.endIndex { parts.append(ScriptPart(statements: statements[start...])) }
    return parts
  }
}

extension UInt8 {
  fileprivate var isVisible: Bool { self > UInt8(ascii: " ") }
}
