/// Changes letters between capital and small, fast for text of ASCII and of scripts without cases such as Hangul.
enum CaseMapping {
  static func uppercased(_ text: String) -> String {
    mapped(text, from: UInt8(ascii: "a")...UInt8(ascii: "z")) ?? text.uppercased()
  }

  static func lowercased(_ text: String) -> String {
    if let mapped = mapped(text, from: UInt8(ascii: "A")...UInt8(ascii: "Z")) { return mapped }
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.map { lowercased(scalars, at: $0) }.joined()
  }

  /// The small letter for one of a text: sigma has another at the end of a word.
  static func lowercased(_ scalars: [Unicode.Scalar], at index: Int) -> String {
    guard scalars[index] == "Σ" else { return scalars[index].properties.lowercaseMapping }
    let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
    let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
    return before?.properties.isCased == true && after?.properties.isCased != true ? "ς" : "σ"
  }

  /// The text with the other case of these ASCII letters; nil where other letters may have cases.
  private static func mapped(_ text: String, from letters: ClosedRange<UInt8>) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      for index in bytes.indices where !isSimple(bytes, index) { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { buffer in
        for index in bytes.indices {
          buffer[index] = letters.contains(bytes[index]) ? bytes[index] ^ 0x20 : bytes[index]
        }
        return bytes.count
      }
    }
  }

  /// ASCII, a byte that goes on, or one that begins a character of U+3000 to U+9FFF or U+AC00 to U+DFFF.
  @inline(__always)
  private static func isSimple(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes[index] {
    case ..<0xC0, 0xE3...0xE9, 0xEB...0xED: true
    case 0xEA: bytes[index + 1] >= 0xB0
    default: false
    }
  }
}
