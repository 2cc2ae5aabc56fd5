import Foundation

/// Values that PostgreSQL's types have no room for, which are refused on SQLite too, whose columns take anything. Each
/// returns the reason, or nil.
enum ValueLimit {
  static func refusal(of text: String, characters limit: Int) -> String? {
    guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return nil }
    return "it is longer than \(limit) characters"
  }

  static func refusal(of integer: Int64, bits: Int) -> String? {
    integer >> (bits - 1) == integer >> 63 ? nil : "it does not fit \(bits) bits"
  }

  /// Django's DecimalField refuses the same.
  static func refusal(of decimal: Decimal, digits limit: Int, places: Int) -> String? {
    let digits = digits(of: decimal)
    if digits.behindPoint > places { return "it has more than \(places) decimal places" }
    return digits.beforePoint > limit - places ? "it has more than \(limit - places) digits before the point" : nil
  }

  /// Values that no column could be read back from.
  static func refusal(of decimal: Decimal) -> String? {
    guard !decimal.isNaN else { return "it is not a number" }
    let digits = digits(of: decimal)
    return Swift.max(1, digits.beforePoint) + digits.behindPoint > 38 ? "it has more than 38 digits" : nil
  }

  /// Zeros at both ends don't count.
  private static func digits(of decimal: Decimal) -> (beforePoint: Int, behindPoint: Int) {
    let parts = decimal.magnitude.description.split(separator: ".")
    return (parts[0] == "0" ? 0 : parts[0].utf8.count, parts.count > 1 ? parts[1].utf8.count : 0)
  }
}
