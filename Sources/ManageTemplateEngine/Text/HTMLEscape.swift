/// Escapes text for HTML as Django does: `&`, `<`, `>`, `"` and `'`.
enum HTMLEscape {
  static func append(_ text: String, to output: inout OutputBuffer) {
    var text = text
    text.withUTF8 { append($0, to: &output) }
  }

  static func escape(_ text: String) -> String {
    var output = OutputBuffer(capacity: text.utf8.count + 16)
    append(text, to: &output)
    return output.text(from: 0)
  }

  private static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer) {
    var start = 0
    while true {
      let index = plainEnd(of: bytes, from: start)
      output.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
      guard index < bytes.count else { return }
      let entity = entity(bytes[index])
      output.append(UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
      start = index + 1
    }
  }

  /// Where the next byte stands that has an entity: looked for in words of eight bytes, then byte by byte.
  private static func plainEnd(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= bytes.count, !mayHaveSpecial(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
      index += 8
    }
    while index < bytes.count, !isSpecial(bytes[index]) { index += 1 }
    return index
  }

  /// Whether one of a word's bytes is special. `&` and `'` differ in one bit, and so do `<` and `>`.
  @inline(__always)
  private static func mayHaveSpecial(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* 0x22)
    let ampersands = (word | ones) ^ (ones &* 0x27)
    let angles = (word | (ones &* 0x02)) ^ (ones &* 0x3E)
    // Subtracting one borrows from the high bit of a byte that is zero (Mycroft's test).
    let zeros = ((quotes &- ones) & ~quotes) | ((ampersands &- ones) & ~ampersands) | ((angles &- ones) & ~angles)
    return zeros & (ones &* 0x80) != 0
  }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
    default: false
    }
  }

  private static func entity(_ byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#x27;"
    }
  }
}
