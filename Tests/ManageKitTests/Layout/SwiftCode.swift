/// The code of a Swift source: comments and the texts of strings are left out, what strings interpolate is kept, and so
/// is every line break.
struct SwiftCode {
  private static let newline = UInt8(ascii: "\n")
  private static let special = Array("/#\"()".utf8)
  private let source: [UInt8]
  private var index = 0
  private var code = [UInt8]()
  private var scopes = [Scope.code(parentheses: 0)]

  private enum Scope {
    case code(parentheses: Int)
    case string(hashes: Int, isMultiline: Bool)
  }

  static func lines(of text: String) -> [String] {
    var reader = SwiftCode(source: Array(text.utf8))
    while reader.index < reader.source.count { reader.step() }
    return reader.code.split(separator: newline, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private init(source: [UInt8]) {
    self.source = source
  }

  private mutating func step() {
    switch scopes.last {
    case .string(let hashes, let isMultiline): stepInString(hashes: hashes, isMultiline: isMultiline)
    case .code(let parentheses): stepInCode(parentheses: parentheses)
    case nil: index = source.count
    }
  }

  private mutating func stepInCode(parentheses: Int) {
    if !Self.special.contains(source[index]) {
      code.append(source[index])
      index += 1
    } else if starts("//") {
      while index < source.count, source[index] != Self.newline { index += 1 }
    } else if starts("/*") {
      skipComment()
    } else if let (hashes, isMultiline) = openingQuote() {
      scopes.append(.string(hashes: hashes, isMultiline: isMultiline))
    } else {
      count(source[index], in: parentheses)
      code.append(source[index])
      index += 1
    }
  }

  /// Ends an interpolation at its last parenthesis.
  private mutating func count(_ byte: UInt8, in parentheses: Int) {
    guard scopes.count > 1 else { return }
    switch byte {
    case UInt8(ascii: "("): scopes[scopes.count - 1] = .code(parentheses: parentheses + 1)
    case UInt8(ascii: ")") where parentheses == 1: scopes.removeLast()
    case UInt8(ascii: ")"): scopes[scopes.count - 1] = .code(parentheses: parentheses - 1)
    default: break
    }
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if starts("/*") {
        depth += 1
        index += 2
      } else if starts("*/") {
        depth -= 1
        index += 2
      } else {
        if source[index] == Self.newline { code.append(Self.newline) }
        index += 1
      }
    } while depth > 0 && index < source.count
  }

  private mutating func openingQuote() -> (hashes: Int, isMultiline: Bool)? {
    let hashes = source[index...].prefix { $0 == UInt8(ascii: "#") }.count
    guard starts("\"", at: index + hashes) else { return nil }
    let isMultiline = starts("\"\"\"", at: index + hashes)
    index += hashes + (isMultiline ? 3 : 1)
    return (hashes, isMultiline)
  }

  private mutating func stepInString(hashes: Int, isMultiline: Bool) {
    let fence = String(repeating: "#", count: hashes)
    let closing = (isMultiline ? "\"\"\"" : "\"") + fence
    if starts("\\" + fence + "(") {
      index += hashes + 1
      code.append(UInt8(ascii: " "))
      scopes.append(.code(parentheses: 0))
    } else if starts("\\" + fence) {
      index += hashes + 2
    } else if starts(closing) {
      index += closing.utf8.count
      code.append(UInt8(ascii: " "))
      scopes.removeLast()
    } else {
      if source[index] == Self.newline { code.append(Self.newline) }
      index += 1
    }
  }

  private func starts(_ text: String, at start: Int? = nil) -> Bool {
    source[min(start ?? index, source.count)...].starts(with: text.utf8)
  }
}
