import ManageGroundwork

/// Values laid out over lines of at most 80 characters (Python's `pprint`).
struct PrettyPrint {
  private static let width = 80
  private static let maximumDepth = 50

  private var result = ""

  static func text(_ value: TemplateValue) throws -> String {
    var printer = PrettyPrint()
    try printer.write(value.sorted(), indent: 0, allowance: 0, level: 1)
    return printer.result
  }

  /// Writes a value that begins at a column and has so many characters behind it on its last line.
  private mutating func write(_ value: TemplateValue, indent: Int, allowance: Int, level: Int) throws {
    let line = value.representation()
    guard line.unicodeScalars.count > Self.width - indent - allowance, level < Self.maximumDepth else {
      result += line
      return
    }
    switch value {
    case .string(let text), .safe(let text): write(text, indent: indent, allowance: allowance, level: level)
    case .array(let elements): try write(elements, "[", "]", indent, allowance, level)
    case .sequence(let sequence) where sequence.kind == .tuple:
      try write(try sequence.elements(), "(", sequence.count == 1 ? ",)" : ")", indent, allowance, level)
    case .sequence(let sequence) where sequence.kind == .set:
      try write(try sequence.elements(), "{", "}", indent, allowance, level)
    case .dictionary(let dictionary):
      try write(dictionary.pairs.map { (.string($0.key), $0.value) }, indent, allowance, level)
    case .mapping(let mapping) where mapping.kind == .dictionary:
      try write(mapping.entries.map { ($0.key, $0.value) }, indent, allowance, level)
    default: result += line
    }
  }

  private mutating func write(
    _ elements: [TemplateValue], _ open: String, _ close: String, _ indent: Int, _ allowance: Int, _ level: Int
  ) throws {
    result += open
    for (index, element) in elements.enumerated() {
      if index > 0 { breakLine(indent + 1, behind: ",") }
      let isLast = index == elements.count - 1
      try write(element, indent: indent + 1, allowance: isLast ? allowance + close.count : 1, level: level + 1)
    }
    result += close
  }

  private mutating func write(
    _ pairs: [(TemplateValue, TemplateValue)], _ indent: Int, _ allowance: Int, _ level: Int
  ) throws {
    result += "{"
    for (index, (key, value)) in pairs.enumerated() {
      if index > 0 { breakLine(indent + 1, behind: ",") }
      let name = key.representation() + ": "
      result += name
      let isLast = index == pairs.count - 1
      let column = indent + 1 + name.unicodeScalars.count
      try write(value, indent: column, allowance: isLast ? allowance + 1 : 1, level: level + 1)
    }
    result += "}"
  }

  /// Writes text as literals that fit the lines, in parentheses where nothing stands around it.
  private mutating func write(_ text: String, indent: Int, allowance: Int, level: Int) {
    let column = level == 1 ? indent + 1 : indent
    let parts = Self.literals(of: text, width: Self.width - column, allowance: allowance + (level == 1 ? 1 : 0))
    guard parts.count > 1 else {
      result += parts.first ?? "''"
      return
    }
    if level == 1 { result += "(" }
    for (index, part) in parts.enumerated() {
      if index > 0 { breakLine(column, behind: "") }
      result += part
    }
    if level == 1 { result += ")" }
  }

  private static func literals(of text: String, width: Int, allowance: Int) -> [String] {
    let lines = text.linesWithEnds
    var literals: [String] = []
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      let literal = line.pythonRepresentation
      guard literal.unicodeScalars.count > width - (isLast ? allowance : 0) else {
        literals.append(literal)
        continue
      }
      var current = ""
      let words = line.wordsWithSpace
      for (place, word) in words.enumerated() {
        let limit = isLast && place == words.count - 1 ? width - allowance : width
        guard (current + word).pythonRepresentation.unicodeScalars.count > limit, !current.isEmpty else {
          current += word
          continue
        }
        literals.append(current.pythonRepresentation)
        current = word
      }
      if !current.isEmpty { literals.append(current.pythonRepresentation) }
    }
    return literals
  }

  private mutating func breakLine(_ indent: Int, behind mark: String) {
    result += mark + "\n" + String(repeating: " ", count: indent)
  }
}

extension String {
  /// The lines, each with the break that ends it.
  fileprivate var linesWithEnds: [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      line.append(scalar)
      guard scalar == "\n" else { continue }
      lines.append(String(line))
      line = String.UnicodeScalarView()
    }
    return line.isEmpty ? lines : lines + [String(line)]
  }

  /// The words, each with the white space behind it.
  fileprivate var wordsWithSpace: [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let last = word.last, last.isPythonWhitespace, !scalar.isPythonWhitespace {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
      word.append(scalar)
    }
    return word.isEmpty ? words : words + [String(word)]
  }
}
