/// Escapes text for HTML as Django does: `&`, `<`, `>`, `"` and `'`.
enum HTMLEscape {
  static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &output) }
  }

  static func escape(_ text: String) -> String {
    var output: [UInt8] = []
    append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    for index in bytes.indices {
      guard let entity = entity(bytes[index]) else { continue }
      output.append(contentsOf: bytes[start..<index])
      output.append(contentsOf: entity.utf8)
      start = index + 1
    }
    output.append(contentsOf: bytes[start...])
  }

  @inline(__always)
  private static func entity(_ byte: UInt8) -> String? {
    guard byte <= UInt8(ascii: ">") else { return nil }
    return switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#x27;"
    default: nil
    }
  }
}
