extension String {
  /// The text in small letters, each by itself: what PostgreSQL's `lower(translate(…, 'İΣς', 'iσσ') COLLATE
  /// "und-x-icu")` returns.
  var caseFolded: String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "İ": result.append("i")
      case "Σ", "ς": result.append("σ")
      default: result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(result)
  }
}
