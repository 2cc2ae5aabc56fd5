/// Values that stand for a real one that nobody has set yet.
enum Placeholder {
  private static let words: Set<String> = [
    "changeme", "changethis", "replaceme", "replacethis", "fixme", "todo", "placeholder", "yoursecret", "yourpassword",
    "insertyourkeyhere", "none", "null", "undefined",
  ]

  /// Whether `value` is the example's, or, where a secret belongs, a well-known stand-in; in product also what Django's
  /// `startproject` generates.
  static func isPlaceholder(_ value: String, of key: EnvironmentKey, in profile: Profile) -> Bool {
    if key.kind == .secretKey, profile == .product, value.hasPrefix("django-insecure-") { return true }
    if key.hasPlaceholder && value == key.example { return true }
    guard key.isSecret else { return false }
    let letters = value.lowercased().filter { !"-_ .".contains($0) }
    let isMonotone = letters.count >= 3 && Set(letters).count == 1 && "x*".contains(letters.prefix(1))
    return words.contains(letters) || isMonotone || letters.hasPrefix("your") && value.contains { "-_ ".contains($0) }
      || value.hasPrefix("<") && value.hasSuffix(">") || ["changeme", "replaceme"].contains(where: letters.hasPrefix)
  }
}
