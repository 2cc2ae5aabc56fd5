/// Reads lengths of time: `1 02:03:04.5`, `P1DT2H` (ISO 8601), `3 days 04:05:06` (PostgreSQL).
package enum DurationReader {
  private static let day = 86_400_000_000.0

  /// The length of time, 0 for empty text; nil for other text.
  package static func duration(_ text: String) -> TemplateDuration? {
    let text = text.withASCIIDigits
    return (plain(text) ?? iso(text) ?? postgres(text)).map { microseconds in
      TemplateDuration(microseconds: Int(saturating: microseconds.rounded(.toNearestOrEven)))
    }
  }

  /// `4 15:30`, `1 day, 2:03:04.5`, `-15:30`.
  private static func plain(_ text: String) -> Double? {
    var rest = text[...]
    let days = takeDays(&rest, words: ["days, ", "day, "], isRequired: false)
    let isNegative = take("-", &rest)
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), let last = parts.last, let seconds = seconds(last),
      parts.dropLast().allSatisfy(isDigits)
    else { return nil }
    let whole = parts.dropLast().reduce(0.0) { ($0 + (Double($1) ?? 0)) * 60 }
    return days * day + (whole * 1_000_000 + seconds) * (isNegative ? -1 : 1)
  }

  /// The days at the front; words may or must follow their number.
  private static func takeDays(_ rest: inout Substring, words: [String], isRequired: Bool) -> Double {
    var after = rest
    let isNegative = take("-", &after)
    let digits = after.prefix { $0.isASCII && $0.isNumber }
    after = after.dropFirst(digits.count)
    guard !digits.isEmpty, take(" ", &after) else { return 0 }
    guard words.contains(where: { take($0, &after) }) || !isRequired else { return 0 }
    rest = after
    return (Double(digits) ?? 0) * (isNegative ? -1 : 1)
  }

  /// `P4DT1H15M20.5S`
  private static func iso(_ text: String) -> Double? {
    var rest = text[...]
    let isNegative = take("-", &rest)
    if !isNegative { _ = take("+", &rest) }
    guard take("P", &rest) else { return nil }
    var total = part("W", &rest) * 7 * day + part("D", &rest) * day
    if take("T", &rest) {
      total += part("H", &rest) * 3_600_000_000 + part("M", &rest) * 60_000_000 + part("S", &rest) * 1_000_000
    }
    return rest.isEmpty ? total * (isNegative ? -1 : 1) : nil
  }

  /// The number before a letter; 0 where that letter doesn't come next.
  private static func part(_ letter: Character, _ rest: inout Substring) -> Double {
    let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
    let halves = number.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard rest.dropFirst(number.count).first == letter, halves.count <= 2, halves.allSatisfy(isDigits) else { return 0 }
    rest = rest.dropFirst(number.count + 1)
    return Double(halves.joined(separator: ".")) ?? 0
  }

  /// `3 days 04:05:06.5`, `1 day -0:00:01`
  private static func postgres(_ text: String) -> Double? {
    var rest = text[...]
    let days = takeDays(&rest, words: ["days ", "day ", "days", "day"], isRequired: true)
    guard !rest.isEmpty else { return days * day }
    let isNegative = take("-", &rest)
    if !isNegative { _ = take("+", &rest) }
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, isDigits(parts[0]), isDigits(parts[1]), parts[1].count == 2,
      !parts[2].contains(","), let seconds = seconds(parts[2]), parts[2].prefix(2).allSatisfy(\.isNumber)
    else { return nil }
    let whole = (Double(parts[0]) ?? 0) * 3600 + (Double(parts[1]) ?? 0) * 60
    return days * day + (whole * 1_000_000 + seconds) * (isNegative ? -1 : 1)
  }

  /// Seconds with a fraction, in microseconds; digits beyond the sixth are dropped.
  private static func seconds(_ text: Substring) -> Double? {
    let halves = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard halves.count <= 2, halves.allSatisfy(isDigits), halves.count == 1 || halves[1].count <= 12 else { return nil }
    let fraction = halves.count == 2 ? halves[1].prefix(6) : ""
    let padded = fraction + String(repeating: "0", count: 6 - fraction.count)
    return (Double(halves[0]) ?? 0) * 1_000_000 + (Double(padded) ?? 0)
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static func take(_ prefix: String, _ rest: inout Substring) -> Bool {
    guard rest.hasPrefix(prefix) else { return false }
    rest = rest.dropFirst(prefix.count)
    return true
  }
}
