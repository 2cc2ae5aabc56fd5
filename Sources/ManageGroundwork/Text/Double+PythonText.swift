extension Double {
  /// The shortest text that reads back as the same number, as Python writes it: with an exponent below 1e-4 and from
  /// 1e16.
  package var pythonText: String {
    guard isFinite else { return isNaN ? "nan" : self < 0 ? "-inf" : "inf" }
    guard magnitude < 1e16, magnitude >= 1e-4 || self == 0 else { return scientificText }
    // From 2^53 on, where Swift begins with the exponent, there are whole numbers alone.
    return magnitude < 0x1p53 ? description : "\(Int64(self)).0"
  }

  private var scientificText: String {
    let (digits, exponent) = shortestDigits
    let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
    let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
    return "\(self < 0 ? "-" : "")\(digits.prefix(1))\(fraction)\(exponent < 0 ? "e-" : "e+")\(power)"
  }

  /// The significant digits, and the power of ten of the first.
  private var shortestDigits: (digits: String, exponent: Int) {
    let parts = magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let all = mantissa.joined()
    let leadingZeros = all.prefix { $0 == "0" }.count
    var digits = String(all.dropFirst(leadingZeros))
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return (digits, mantissa[0].count - 1 - leadingZeros + power)
  }
}
