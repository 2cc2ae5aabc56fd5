import ManageGroundwork

/// Reads the parts of a filter expression one after the other.
struct ExpressionScanner {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  var isAtEnd: Bool { index == scalars.count }

  /// A quoted string, `_("…")`, a number or a dotted name; nil where none of them stands here.
  mutating func operand() -> String? {
    let start = index
    if let end = constantEnd(from: start) {
      index = end
    } else {
      while index < scalars.count, Self.isNameOrNumber(scalars[index]) { index += 1 }
    }
    return index > start ? text(start, index) : nil
  }

  /// `|name` or `|name:argument`; nil where none of them stands here.
  mutating func filter() -> (name: String, argument: String?)? {
    let start = index
    skipSpace()
    guard take("|") else {
      index = start
      return nil
    }
    skipSpace()
    let nameStart = index
    while index < scalars.count, Self.isName(scalars[index]) { index += 1 }
    guard index > nameStart else {
      index = start
      return nil
    }
    let name = text(nameStart, index)
    let nameEnd = index
    guard take(":") else { return (name, nil) }
    let argument = operand()
    if argument == nil { index = nameEnd }
    return (name, argument)
  }

  /// The error for what can't be read.
  func remainderError(missingStart: Bool = false) -> TemplateError {
    var later = self
    while later.index < scalars.count {
      let start = later.index
      if later.filter() != nil {
        if missingStart, start == index {
          return TemplateError(.syntax, "Could not find variable at start of \(text(0, scalars.count)).")
        }
        let parts = [text(0, index), text(index, start), text(start, scalars.count)]
        return TemplateError(.syntax, "Could not parse some characters: " + parts.joined(separator: "|"))
      }
      later.index += 1
    }
    let (rest, whole) = (text(index, scalars.count), text(0, scalars.count))
    return TemplateError(.syntax, "Could not parse the remainder: '\(rest)' from '\(whole)'")
  }

  private func constantEnd(from start: Int) -> Int? {
    guard start < scalars.count else { return nil }
    if scalars[start] == "\"" || scalars[start] == "'" { return QuotedString.end(in: scalars, from: start) }
    guard start + 2 < scalars.count, scalars[start] == "_", scalars[start + 1] == "(",
      scalars[start + 2] == "\"" || scalars[start + 2] == "'",
      let end = QuotedString.end(in: scalars, from: start + 2), end < scalars.count, scalars[end] == ")"
    else { return nil }
    return end + 1
  }

  private mutating func skipSpace() {
    while index < scalars.count, scalars[index].isPythonWhitespace { index += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard index < scalars.count, scalars[index] == scalar else { return false }
    index += 1
    return true
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(String.UnicodeScalarView(scalars[start..<end]))
  }

  private static func isNameOrNumber(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "+" || scalar == "-" || isName(scalar)
  }

  /// A letter, digit or underscore: what `\w` matches in Python.
  static func isName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar == "_" || ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar)
        || ("A"..."Z").contains(scalar)
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
