extension String {
  /// The text with decimal digits of any script as those of ASCII.
  var withASCIIDigits: String {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return self }
    return unicodeScalars.map { scalar in
      guard scalar.properties.generalCategory == .decimalNumber else { return String(scalar) }
      return scalar.properties.numericValue.map { String(Int($0)) } ?? String(scalar)
    }.joined()
  }
}

extension [UInt8] {
  /// Appends the decimal digits of a number that isn't negative, with zeros before them to a width.
  mutating func append(_ number: Int, width: Int) {
    var (divisor, digits) = (1, 1)
    while digits < width || divisor <= number / 10 {
      divisor *= 10
      digits += 1
    }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }
}
