extension Library {
  mutating func addLogicFilters() {
    filter("default") { value, fallback in value.isTruthy ? value : fallback }
    filter("default_if_none") { value, fallback in value.isNull ? fallback : value }
    filter("pluralize", arity: 0...1) { value, suffixes, _ in
      .string(Plural.suffix(value, try suffixes?.textArgument(of: "pluralize") ?? "s"))
    }
    filter("yesno", arity: 0...1) { value, words, context in
      let given = try words.flatMap { $0.isNull ? nil : try $0.textArgument(of: "yesno") }
      let words = (given ?? context.translated("yes,no,maybe")).split(separator: ",", omittingEmptySubsequences: false)
      guard words.count > 1 else { return value }
      let maybe = words.count == 3 ? words[2] : words[1]
      return .string(String(value.isNull ? maybe : value.isTruthy ? words[0] : words[1]))
    }
  }
}

/// The ending of a word that a number stands before.
private enum Plural {
  static func suffix(_ value: TemplateValue, _ suffixes: String) -> String {
    var suffixes = suffixes.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if suffixes.count == 1 { suffixes.insert("", at: 0) }
    guard suffixes.count == 2 else { return "" }
    if let number = value.floating { return suffixes[number == 1 ? 0 : 1] }
    switch value {
    case .array, .dictionary, .object, .sequence, .mapping: return value.length.map { suffixes[$0 == 1 ? 0 : 1] } ?? ""
    default: return ""
    }
  }
}
