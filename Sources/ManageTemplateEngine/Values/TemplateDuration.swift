import ManageGroundwork

/// A length of time, as Python's `timedelta` shows it.
public struct TemplateDuration: Sendable, Hashable {
  private static let day = 86_400_000_000

  /// The length in microseconds.
  public var microseconds: Int

  /// Makes a duration.
  public init(microseconds: Int) {
    self.microseconds = microseconds
  }

  /// `1 day, 2:03:04.000005`.
  var text: String {
    let (days, rest) = microseconds.flooredQuotientAndRemainder(dividingBy: Self.day)
    let dayText = days == 0 ? "" : "\(days) day\(abs(days) == 1 ? "" : "s"), "
    let clock = "\(rest / 3_600_000_000):\((rest / 60_000_000 % 60).padded(2)):\((rest / 1_000_000 % 60).padded(2))"
    return dayText + clock + Self.fraction(rest)
  }

  /// `1 02:03:04.000005`, the same in all languages (Django's `duration_string`).
  package var plainText: String {
    let (days, rest) = microseconds.flooredQuotientAndRemainder(dividingBy: Self.day)
    return (days == 0 ? "" : "\(days) ") + Self.parts(of: rest).map { $0.padded(2) }.joined(separator: ":")
      + Self.fraction(rest)
  }

  /// `P1DT02H03M04S` (ISO 8601, Django's `duration_iso_string`).
  var isoText: String {
    let (days, rest) = Int(microseconds.magnitude).flooredQuotientAndRemainder(dividingBy: Self.day)
    let parts = Self.parts(of: rest).map { $0.padded(2) }
    let sign = microseconds < 0 ? "-" : ""
    return "\(sign)P\(days)DT\(parts[0])H\(parts[1])M\(parts[2])\(Self.fraction(rest))S"
  }

  private static func parts(of rest: Int) -> [Int] {
    [rest / 3_600_000_000, rest / 60_000_000 % 60, rest / 1_000_000 % 60]
  }

  private static func fraction(_ rest: Int) -> String {
    rest % 1_000_000 == 0 ? "" : "." + (rest % 1_000_000).padded(6)
  }

  /// The parts that Python's `timedelta` has as attributes.
  func member(_ name: String) -> TemplateValue? {
    let (days, rest) = microseconds.flooredQuotientAndRemainder(dividingBy: Self.day)
    switch name {
    case "days": return .int(days)
    case "seconds": return .int(rest / 1_000_000)
    case "microseconds": return .int(rest % 1_000_000)
    case "total_seconds": return .double(Double(microseconds) / 1_000_000)
    default: return nil
    }
  }

  /// Python's `repr()`.
  var representation: String {
    let parts = ["days", "seconds", "microseconds"].compactMap { name -> String? in
      guard case .int(let count)? = member(name), count != 0 else { return nil }
      return "\(name)=\(count)"
    }
    return "datetime.timedelta(\(parts.isEmpty ? "0" : parts.joined(separator: ", ")))"
  }
}
