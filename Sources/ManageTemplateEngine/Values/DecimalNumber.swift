import Foundation
import ManageGroundwork

/// A number with all its digits: a decimal such as a price, or an integer beyond 64 bits.
public struct DecimalNumber: Sendable {
  /// Which of Python's numbers it stands for.
  public enum Kind: Sendable, Hashable {
    case integer, decimal, infinity, notANumber
  }

  /// Which of Python's numbers it stands for.
  public internal(set) var kind: Kind
  package var isNegative: Bool
  /// The digits without a point, at least one.
  package var digits: [UInt8]
  /// How many places the point stands to the right of the last digit.
  package var exponent: Int

  /// A whole number.
  public init(_ number: Int) {
    kind = .integer
    isNegative = number < 0
    digits = String(number.magnitude).utf8.map { $0 - 48 }
    exponent = 0
  }

  /// The whole part of a finite floating-point number, to the last digit.
  init(exactWhole number: Double) {
    self = DecimalNumber(finite: String(format: "%.0f", number.rounded(.towardZero))) ?? DecimalNumber(0)
    kind = .integer
    isNegative = isNegative && !isZero
  }

  /// Reads what Python's `Decimal` reads: digits of any script, a point, an exponent, `NaN` and `Infinity`.
  public init?(_ text: String) {
    if let number = DecimalNumber(finite: text) {
      self = number
      return
    }
    let name = text.trimmingPythonWhitespace().lowercased()
    let word = name.trimmingScalars { $0 == "+" || $0 == "-" }
    guard ["nan", "inf", "infinity"].contains(word), name.utf8.count - word.utf8.count <= 1 else { return nil }
    self.init(0)
    kind = word == "nan" ? .notANumber : .infinity
    isNegative = name.hasPrefix("-")
  }

  /// Reads what Python's `Decimal` reads; nil for anything else, and for infinity and NaN.
  init?(finite text: String) {
    var rest = Substring(text.trimmingPythonWhitespace())
    isNegative = rest.first == "-"
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    let parts = rest.lowercased().split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    guard let mantissa = parts.first, let power = parts.count == 2 ? Self.power(parts[1]) : 0 else { return nil }
    let halves = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let written = halves.joined().unicodeScalars.filter { $0 != "_" }.map(Self.digit)
    guard !written.isEmpty, !written.contains(nil) else { return nil }
    let significant = Array(written.compactMap { $0 }.drop { $0 == 0 })
    digits = significant.isEmpty ? [0] : significant
    exponent = power - (halves.count == 2 ? halves[1].unicodeScalars.filter { $0 != "_" }.count : 0)
    kind = .decimal
  }

  /// An exponent; those out of all bounds become bounds.
  private static func power(_ text: Substring) -> Int? {
    let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text
    guard !digits.isEmpty, digits.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
    let bound = 1_000_000_000
    return max(-bound, min(bound, Int(text) ?? (text.hasPrefix("-") ? -bound : bound)))
  }

  /// The worth of a decimal digit of any script.
  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.isASCII { return ("0"..."9").contains(scalar) ? UInt8(scalar.value - 48) : nil }
    guard scalar.properties.generalCategory == .decimalNumber else { return nil }
    return scalar.properties.numericValue.map { UInt8($0) }
  }

  /// The value of an integer of any size, as a template sees it.
  package var value: TemplateValue { integer.map { .int($0) } ?? .decimal(self) }

  package var isFinite: Bool { kind == .integer || kind == .decimal }

  package var isZero: Bool { isFinite && digits.allSatisfy { $0 == 0 } }

  /// Whether nothing but zeros stands behind the point.
  var isIntegral: Bool { isFinite && (exponent >= 0 || digits.suffix(-exponent).allSatisfy { $0 == 0 }) }

  /// Whether it would take too many digits to write without an exponent.
  var isUnwieldy: Bool { digits.count + abs(exponent) > 200 }

  /// The floating-point number next to it.
  var floating: Double {
    switch kind {
    case .notANumber: return .nan
    case .infinity: return isNegative ? -.infinity : .infinity
    case .integer, .decimal:
      let text = String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
      return Double("\(isNegative ? "-" : "")\(text)e\(exponent)") ?? 0
    }
  }

  /// The integer, where 64 bits hold it and it has no fraction.
  package var integer: Int? {
    guard isIntegral, digits.count + exponent <= 19 else { return isZero ? 0 : nil }
    return Int(wholeText)
  }
}
