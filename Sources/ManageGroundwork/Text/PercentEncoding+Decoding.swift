extension PercentEncoding {
  /// The bytes that `%41` and the like stand for; a `%` without two digits stands for itself.
  ///
  /// - Parameters:
  ///   - plusIsSpace: Whether `+` is a space, as in forms (WHATWG URL, section 5.1).
  ///   - isDecoded: Which bytes are decoded, the others staying as they are written.
  package static func decode(
    _ bytes: some Collection<UInt8>, plusIsSpace: Bool = false, where isDecoded: (UInt8) -> Bool = { _ in true }
  ) -> [UInt8] {
    let bytes = Array(bytes)
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if let byte = escapedByte(in: bytes, at: index), isDecoded(byte) {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(plusIsSpace && bytes[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[index])
        index += 1
      }
    }
    return decoded
  }

  /// The text that `%41` and the like stand for; nil where that is not UTF-8.
  package static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
    String(validating: decode(text.utf8, plusIsSpace: plusIsSpace), as: UTF8.self)
  }

  private static func escapedByte(in bytes: [UInt8], at index: Int) -> UInt8? {
    guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
      let high = bytes[index + 1].hexadecimalDigitValue, let low = bytes[index + 2].hexadecimalDigitValue
    else { return nil }
    return high << 4 | low
  }
}
