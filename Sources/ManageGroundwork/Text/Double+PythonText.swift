extension Double {
  /// The shortest text that reads back as the same number, as Python writes it: with an exponent below 1e-4 and from
  /// 1e16.
  package var pythonText: String {
    guard isFinite else { return isNaN ? "nan" : self < 0 ? "-inf" : "inf" }
    let text = description
    // Swift begins with the exponent at the same small numbers, but at 2^54.
    return magnitude < 1e16 && !text.utf8.contains(UInt8(ascii: "e")) ? text : scientificText
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
