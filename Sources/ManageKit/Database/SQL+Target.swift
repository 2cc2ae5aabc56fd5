extension SQL {
  /// The table that an INSERT, UPDATE, DELETE or COPY changes, with its schema where it is written: what a database
  /// that refuses it doesn't always name.
  static func target(of text: String) -> String? {
    let verb = /^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|COPY)\s+(?:ONLY\s+)?/
    let text = text.prefix(500)
    guard let verb = text.prefixMatch(of: verb.ignoresCase()) else { return nil }
    let names = text[verb.range.upperBound...]
      .prefixMatch(of: /(?:"(?:[^"]|"")+"|[\w$]+)(?:\s*\.\s*(?:"(?:[^"]|"")+"|[\w$]+))*/)
    return names?.0.matches(of: /"((?:[^"]|"")+)"|([\w$]+)/)
      .map { match in (match.1 ?? match.2 ?? "").replacing("\"\"", with: "\"") }.joined(separator: ".")
  }

  /// The table of this name or alias in a statement, or without a name its only one.
  static func table(named name: String?, in text: String) -> String? {
    let sources = text.prefix(10_000).matches(of: source.ignoresCase()).map { match in
      (table: String(match.1 ?? match.2 ?? ""), alias: (match.3 ?? match.4).map(String.init))
    }
    guard let name else { return sources.count == 1 ? sources[0].table : nil }
    return sources.first { $0.alias == name }?.table ?? name
  }

  private static var source: Regex<(Substring, Substring?, Substring?, Substring?, Substring?)> {
    /\b(?:FROM|JOIN|INTO|UPDATE)\s+(?:"([^"]+)"|(\w+))(?:\s+(?:AS\s+)?(?:"([^"]+)"|(\w+)))?/
  }
}
