import Foundation

/// Which tests run: those whose names match one of the regular expressions and, as with Django's `-k`, one of the
/// patterns, or hold it where it has no `*`.
struct TestSelection {
  let names: [String]
  let patterns: [String]

  /// Regular expressions for `swift test --filter`, which takes what matches one of them.
  var filters: [String] {
    let expressions = patterns.map(Self.expression)
    guard !names.isEmpty, !expressions.isEmpty else { return names + expressions }
    return names.flatMap { name in expressions.map { "^(?=.*(?:\(name)))(?=.*(?:\($0)))" } }
  }

  /// For messages.
  var description: String {
    (names + patterns).map { "'\($0)'" }.joined(separator: " or ")
  }

  private static func expression(_ pattern: String) -> String {
    guard pattern.contains("*") else { return NSRegularExpression.escapedPattern(for: pattern) }
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    return "^" + parts.map { NSRegularExpression.escapedPattern(for: String($0)) }.joined(separator: ".*") + "$"
  }
}
