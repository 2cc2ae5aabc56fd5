extension SQL {
  /// The table that an INSERT, UPDATE, DELETE or COPY changes: what a database that refuses it doesn't always name.
  static func target(of text: String) -> String? {
    let pattern = /^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|COPY)\s+(?:"([^"]+)"|(\w+))/
    guard let match = text.prefix(500).prefixMatch(of: pattern.ignoresCase()) else { return nil }
    return (match.1 ?? match.2).map(String.init)
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
