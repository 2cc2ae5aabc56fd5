import ManageGroundwork

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// PostgreSQL's text format of the types that have no layout of their own.
enum TextFormat {
  static func integer(_ text: UnsafeRawBufferPointer) -> Int64? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative ? text.dropFirst() : text[...]
    guard !digits.isEmpty else { return nil }
    // Counted downwards, because Int64.min has no positive counterpart.
    var value: Int64 = 0
    for digit in digits {
      guard digit.isASCIIDigit else { return nil }
      let (tens, isTooLong) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooLarge) = tens.subtractingReportingOverflow(Int64(digit &- 48))
      guard !isTooLong, !isTooLarge else { return nil }
      value = sum
    }
    guard isNegative || value != .min else { return nil }
    return isNegative ? value : -value
  }

  static func double(_ text: UnsafeRawBufferPointer) -> Double? {
    shortDecimal(text) ?? Double(String(decoding: text, as: UTF8.self))
  }

  /// Up to 15 digits and 22 places are exact in a Double, and so is their quotient (Clinger 1990).
  private static func shortDecimal(_ text: UnsafeRawBufferPointer) -> Double? {
    guard text.count <= 16, let (significand, places) = fixedPoint(text), abs(significand) < 1 << 53 else { return nil }
    guard significand != 0 || text.first != UInt8(ascii: "-") else { return -0.0 }
    return Double(significand) / powersOfTen[places]
  }

  private static let powersOfTen: [Double] = (0...18).map { (0..<$0).reduce(1) { value, _ in value * 10 } }

  static func decimal(_ text: UnsafeRawBufferPointer) -> Decimal? {
    if text.count <= 18, let (significand, places) = fixedPoint(text) {
      let decimal = Decimal(sign: .plus, exponent: -places, significand: Decimal(significand.magnitude))
      return significand < 0 ? -decimal : decimal
    }
    let digits = text.lazy.filter { $0.isASCIIDigit }
    guard !digits.isEmpty, text.allSatisfy({ $0.isASCIIDigit || $0 == 45 || $0 == 46 }), digits.count <= 38 else {
      return nil
    }
    return Decimal(string: String(decoding: text, as: UTF8.self))
  }

  /// `-12.50` as -1250 and two places; `nil` for what isn't written so, and beyond 18 digits.
  private static func fixedPoint(_ text: UnsafeRawBufferPointer) -> (significand: Int64, places: Int)? {
    guard text.count <= 18 else { return nil }
    var significand: Int64 = 0
    var point: Int?
    for (index, byte) in text.enumerated() {
      if byte.isASCIIDigit {
        significand = significand &* 10 &+ Int64(byte &- 48)
      } else if byte == UInt8(ascii: "."), point == nil {
        point = index
      } else if byte != UInt8(ascii: "-") || index > 0 {
        return nil
      }
    }
    guard let last = text.last, last.isASCIIDigit else { return nil }
    let places = point.map { text.count - 1 - $0 } ?? 0
    return (text.first == UInt8(ascii: "-") ? -significand : significand, places)
  }

  static func uuid(_ text: UnsafeRawBufferPointer) -> UUID? {
    guard text.count == 36 else { return nil }
    var uuid: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    let isRead = withUnsafeMutableBytes(of: &uuid) { bytes in
      var position = 0
      for index in 0..<16 {
        if [4, 6, 8, 10].contains(index) {
          guard text[position] == UInt8(ascii: "-") else { return false }
          position += 1
        }
        guard let high = text[position].hexadecimalDigitValue, let low = text[position + 1].hexadecimalDigitValue else {
          return false
        }
        bytes[index] = high << 4 | low
        position += 2
      }
      return true
    }
    return isRead ? UUID(uuid: uuid) : nil
  }

  /// Reads `\x00ff`, the format `hex` of `bytea_output`.
  static func bytes(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
    guard text.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "x")]), text.count.isMultiple(of: 2) else { return nil }
    var isRead = true
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count / 2 - 1) { buffer, count in
      while count < buffer.count, isRead {
        guard let high = text[2 * count + 2].hexadecimalDigitValue, let low = text[2 * count + 3].hexadecimalDigitValue
        else {
          isRead = false
          return
        }
        buffer[count] = high << 4 | low
        count += 1
      }
    }
    return isRead ? bytes : nil
  }
}
