/// `name=expression`, or in the old form `expression as name`.
struct Assignment: Sendable {
  let name: String
  let expression: FilterExpression

  /// Reads `name=value` words off the front, up to one that isn't such a word.
  static func parse(_ words: inout ArraySlice<String>, _ parser: Parser) throws -> [Assignment] {
    var assignments: [Assignment] = []
    while let (name, text) = words.first.flatMap(split) {
      words.removeFirst()
      assignments.removeAll { $0.name == name }
      assignments.append(Assignment(name: name, expression: try parser.expression(text)))
    }
    return assignments
  }

  /// Reads `value as name and value as name` words off the front.
  static func parseOldForm(_ words: inout ArraySlice<String>, _ parser: Parser) throws -> [Assignment] {
    var assignments: [Assignment] = []
    while words.count >= 3, words[words.startIndex + 1] == "as" {
      let (text, name) = (words[words.startIndex], words[words.startIndex + 2])
      assignments.append(Assignment(name: name, expression: try parser.expression(text)))
      words.removeFirst(3)
      guard words.first == "and" else { break }
      words.removeFirst()
    }
    return assignments
  }

  /// The name and the value of `name=value`; nil for another word.
  static func split(_ word: String) -> (name: String, value: String)? {
    guard let sign = word.firstIndex(of: "="), sign != word.startIndex else { return nil }
    let (name, value) = (word[..<sign], word[word.index(after: sign)...])
    guard name.unicodeScalars.allSatisfy(ExpressionScanner.isName), !value.isEmpty else { return nil }
    return (String(name), String(value))
  }
}
