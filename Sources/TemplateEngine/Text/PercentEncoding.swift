/// Percent encoding of URLs (RFC 3986).
enum PercentEncoding {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// Python's `quote`: keeps letters, digits, `_.-~` and the safe characters.
  static func quote(_ text: String, safe: String) -> String {
    let kept = Set("_.-~".utf8).union(safe.utf8.filter { $0 < 0x80 })
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122: result.append(byte)
      case _ where kept.contains(byte): result.append(byte)
      default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Python's `quote_plus`, as forms encode: a space becomes `+`.
  static func quotePlus(_ text: String) -> String {
    quote(text, safe: " ").replacing(bytes: " ", with: "+")
  }

  /// The text with `%20` and the like resolved.
  static func unquote(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = Character(Unicode.Scalar(bytes[index + 1])).hexDigitValue,
        let low = Character(Unicode.Scalar(bytes[index + 2])).hexDigitValue
      {
        result.append(UInt8(high << 4 | low))
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
