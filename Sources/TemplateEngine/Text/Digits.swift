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
