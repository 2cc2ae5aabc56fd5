/// Percent encoding of URLs (RFC 3986).
enum PercentEncoding {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// Python's `quote`: keeps letters, digits, `_.-~` and the safe characters.
  static func quote(_ text: String, safe: String) -> String { quote(Array(text.utf8), safe: safe) }

  /// The same of bytes.
  static func quote(_ bytes: [UInt8], safe: String) -> String {
    let kept = Set("_.-~".utf8).union(safe.utf8.filter { $0 < 0x80 })
    var result: [UInt8] = []
    for byte in bytes {
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
      if let byte = escapedByte(bytes, index) {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A URI for ASCII of what may hold other characters; what is encoded already stays (RFC 3987, section 3.1).
  static func uri(_ iri: String) -> String { quote(iri, safe: "/#%[]=:;$&()+,!?*@'~") }

  /// The characters that a URI stands for, as far as they're letters or beyond ASCII (RFC 3987, section 3.2).
  static func iri(_ uri: String) -> String {
    let bytes = Array(uri.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let byte = escapedByte(bytes, index), byte >= 0x80 || unreserved.contains(byte) {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return recodingBroken(result)
  }

  private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~".utf8)

  /// Text of bytes, with those encoded again that are no UTF-8.
  static func recodingBroken(_ bytes: [UInt8]) -> String {
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    var result = String.UnicodeScalarView()
    var rest = bytes[...]
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        result.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      case .emptyInput: return String(result)
      case .error:
        let count = brokenLength(rest)
        result.append(contentsOf: quote(Array(rest.prefix(count)), safe: "").unicodeScalars)
        rest = rest.dropFirst(count)
        iterator = Array(rest).makeIterator()
        decoder = UTF8()
      }
    }
  }

  /// How many of the first bytes begin a character that isn't ended.
  private static func brokenLength(_ bytes: ArraySlice<UInt8>) -> Int {
    for count in stride(from: min(3, bytes.count), to: 1, by: -1) {
      let start = Array(bytes.prefix(count))
      for tail in [[UInt8](repeating: 0x80, count: 4 - count), [UInt8](repeating: 0x80, count: 3 - count)]
      where String(validating: start + tail, as: UTF8.self) != nil { return count }
    }
    return 1
  }

  private static func escapedByte(_ bytes: [UInt8], _ index: Int) -> UInt8? {
    guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
      let high = Character(Unicode.Scalar(bytes[index + 1])).hexDigitValue,
      let low = Character(Unicode.Scalar(bytes[index + 2])).hexDigitValue
    else { return nil }
    return UInt8(high << 4 | low)
  }
}
