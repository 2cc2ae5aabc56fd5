/// Integers in the 62 ASCII digits and letters, digits first, then capitals: Django's timestamps.
enum Base62 {
  private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  static func encode(_ number: Int) -> String {
    var digits: [UInt8] = []
    var rest = number.magnitude
    repeat {
      digits.append(alphabet[Int(rest % 62)])
      rest /= 62
    } while rest > 0
    return (number < 0 ? "-" : "") + String(decoding: digits.reversed(), as: UTF8.self)
  }

  /// The number that `text` spells, or nil if it isn't one or needs more than 64 bits.
  static func decode(_ text: String) -> Int? {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let digits = text.utf8.dropFirst(isNegative ? 1 : 0)
    guard !digits.isEmpty else { return nil }
    var number = 0
    for digit in digits {
      guard let value = alphabet.firstIndex(of: digit) else { return nil }
      let (shifted, overflows) = number.multipliedReportingOverflow(by: 62)
      let (sum, carries) = shifted.addingReportingOverflow(value)
      guard !overflows, !carries else { return nil }
      number = sum
    }
    return isNegative ? -number : number
  }
}
