/// Text that is mostly ASCII, in lines of at most 76 characters (RFC 2045, section 6.7).
enum QuotedPrintable {
  private static let longestLine = 76
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// `=2E`
  static func escape(_ byte: UInt8) -> [UInt8] {
    [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  /// Encodes text whose lines end with CR LF, and keeps these.
  static func encode(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count + text.count / 8)
    var column = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if isLineBreak(text, at: index) {
        output += [0x0D, 0x0A]
        column = 0
        index += 2
        continue
      }
      let isLast = index + 1 == text.count || isLineBreak(text, at: index + 1)
      let piece = isKept(byte, isLast: isLast) && !(column == 0 && byte == UInt8(ascii: ".")) ? [byte] : escape(byte)
      // Room for the `=` that says that the line goes on.
      if column + piece.count > longestLine - (isLast ? 0 : 1) {
        output += [UInt8(ascii: "="), 0x0D, 0x0A]
        column = 0
      }
      output += piece
      column += piece.count
      index += 1
    }
    return output
  }

  private static func isLineBreak(_ text: [UInt8], at index: Int) -> Bool {
    text[index] == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A
  }

  private static func isKept(_ byte: UInt8, isLast: Bool) -> Bool {
    switch byte {
    case 0x20, 0x09: !isLast
    case 0x21...0x7E: byte != UInt8(ascii: "=")
    default: false
    }
  }
}
