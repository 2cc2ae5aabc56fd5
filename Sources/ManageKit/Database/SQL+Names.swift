extension SQL {
  /// The names in an expression, in small letters; a text in quotes is none.
  static func names(in expression: String) -> Set<String> {
    let token = /'(?:[^']|'')*'|"([^"]+)"|`([^`]+)`|\[([^\]]+)\]|([\p{Alphabetic}_][\w$]*)/
    return Set(
      expression.matches(of: token).compactMap { match in
        (match.1 ?? match.2 ?? match.3 ?? match.4)?.lowercased()
      })
  }

  /// The expression in the first parentheses.
  static func parenthesized(_ text: Substring) -> String? {
    var depth = 0
    var start = text.startIndex
    for token in text.matches(of: /'(?:[^']|'')*'|"[^"]*"|[()]/) {
      switch token.output {
      case "(":
        if depth == 0 { start = token.range.upperBound }
        depth += 1
      case ")":
        depth -= 1
        if depth == 0 { return String(text[start..<token.range.lowerBound]) }
      default: break
      }
    }
    return nil
  }
}
