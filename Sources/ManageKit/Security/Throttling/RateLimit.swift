import ManageGroundwork

/// So many attempts in so long a time: `10/5m`.
public struct RateLimit: Sendable, Hashable {
  /// How many attempts are allowed.
  public let count: Int
  /// The time, in seconds, which begins with the first attempt.
  public let seconds: Int

  /// So many attempts in a time; at least one, in at least a second.
  public init(_ count: Int, per window: Duration) {
    self.count = max(1, count)
    seconds = max(1, Int(window.components.seconds))
  }

  /// Reads `COUNT/TIME`, with the time in seconds, minutes, hours or days: `10/5m`, `100/h`.
  init?(_ text: String) {
    let parts = Array(text.utf8).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 2, let unit = parts[1].last, let unitSeconds = Self.units[unit],
      let count = Self.number(parts[0]), let length = parts[1].count == 1 ? 1 : Self.number(parts[1].dropLast())
    else { return nil }
    self.count = count
    seconds = length * unitSeconds
  }

  private static let units: [UInt8: Int] = [
    UInt8(ascii: "s"): 1, UInt8(ascii: "m"): 60, UInt8(ascii: "h"): 3600, UInt8(ascii: "d"): 86_400,
  ]

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...6).contains(digits.count), digits.allSatisfy(\.isASCIIDigit) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self)).flatMap { $0 > 0 ? $0 : nil }
  }
}

extension RateLimit: CustomStringConvertible {
  /// The limit as settings write it.
  public var description: String {
    let unit = Self.units.filter { seconds % $0.value == 0 }.max { $0.value < $1.value }
    return unit.map { "\(count)/\(seconds / $0.value)\(Unicode.Scalar($0.key))" } ?? "\(count)/\(seconds)s"
  }
}

extension ValueKind {
  /// So many attempts in so long a time.
  static let rate = ValueKind("rate") {
    RateLimit($0) == nil ? "is not a number of attempts and a time, such as 10/5m, 100/h or 5/1d" : nil
  }
}

extension KeyValues {
  /// The value of a key of the kind `rate`.
  func rate(_ name: String) throws(SettingsError) -> RateLimit {
    try require(name, self[name].flatMap(RateLimit.init))
  }
}
