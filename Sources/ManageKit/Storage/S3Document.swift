/// An element of an XML document, as S3 answers with: its text, or its children.
///
/// It reads what S3's stores send, elements and text; a document type, with which attacks begin, is refused.
/// Source: Extensible Markup Language (XML) 1.0.
struct S3Document: Sendable {
  let name: String
  fileprivate(set) var text = ""
  fileprivate(set) var children: [S3Document] = []

  fileprivate init(name: String) {
    self.name = name
  }

  /// Reads a document; nil when it is none.
  init?(_ body: [UInt8]) {
    var parser = S3DocumentParser(body)
    guard let root = parser.document() else { return nil }
    self = root
  }

  /// The text of the first child of a name.
  subscript(name: String) -> String? {
    children.first { $0.name == name }?.text
  }

  /// All children of a name.
  func all(_ name: String) -> [S3Document] {
    children.filter { $0.name == name }
  }
}

private struct S3DocumentParser {
  private static let maximumDepth = 32
  private static let entities = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]

  private let bytes: [UInt8]
  private var position = 0
  private var open: [S3Document] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The root element, once its end tag has come.
  mutating func document() -> S3Document? {
    skip("\u{FEFF}")
    while position < bytes.count {
      guard let text = text() else { return nil }
      if open.isEmpty {
        guard text.allSatisfy(\.isWhitespace) else { return nil }
      } else {
        open[open.count - 1].text += text
      }
      if skip("<?") {
        guard take(until: "?>") != nil else { return nil }
      } else if skip("<!--") {
        guard take(until: "-->") != nil else { return nil }
      } else if skip("<![CDATA[") {
        guard let text = take(until: "]]>"), !open.isEmpty else { return nil }
        open[open.count - 1].text += String(decoding: text, as: UTF8.self)
      } else if skip("</") {
        guard let name = take(until: ">"), let element = open.popLast(), element.name == trimmed(name) else {
          return nil
        }
        if open.isEmpty { return element }
        open[open.count - 1].children.append(element)
      } else if skip("<") {
        guard let isEmpty = startTag(), open.count <= Self.maximumDepth else { return nil }
        if isEmpty {
          guard let element = open.popLast() else { return nil }
          if open.isEmpty { return element }
          open[open.count - 1].children.append(element)
        }
      }
    }
    return nil
  }

  /// The text before the next tag, its entities resolved.
  private mutating func text() -> String? {
    let rest = bytes[position...]
    let piece = rest.prefix { $0 != UInt8(ascii: "<") }
    position = piece.endIndex
    guard piece.contains(UInt8(ascii: "&")) else { return String(decoding: piece, as: UTF8.self) }
    var pieces = String(decoding: piece, as: UTF8.self).split(separator: "&", omittingEmptySubsequences: false)[...]
    var text = String(pieces.removeFirst())
    for piece in pieces {
      guard let end = piece.firstIndex(of: ";"), let character = character(of: piece[..<end]) else { return nil }
      text += character + piece[piece.index(after: end)...]
    }
    return text
  }

  private func character(of entity: Substring) -> String? {
    guard entity.hasPrefix("#") else { return Self.entities[String(entity)] }
    let digits = entity.dropFirst()
    let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return code.flatMap { Unicode.Scalar($0) }.map { String($0) }
  }

  /// Opens an element whose `<` has been read, and tells whether it ends at once.
  private mutating func startTag() -> Bool? {
    let start = position
    var quote: UInt8?
    while position < bytes.count, quote != nil || bytes[position] != UInt8(ascii: ">") {
      let byte = bytes[position]
      if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if quote == byte {
        quote = nil
      }
      position += 1
    }
    guard position < bytes.count else { return nil }
    let isEmpty = bytes[position - 1] == UInt8(ascii: "/") && position > start
    let tag = bytes[start..<(isEmpty ? position - 1 : position)]
    let name = tag.prefix { $0 > 0x20 }
    position += 1
    guard let first = name.first, first != UInt8(ascii: "!") else { return nil }
    open.append(S3Document(name: String(decoding: name, as: UTF8.self)))
    return isEmpty
  }

  @discardableResult
  private mutating func skip(_ text: StaticString) -> Bool {
    let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard bytes[position...].starts(with: expected) else { return false }
    position += expected.count
    return true
  }

  private mutating func take(until end: StaticString) -> ArraySlice<UInt8>? {
    let start = position
    while position < bytes.count {
      let stop = position
      if skip(end) { return bytes[start..<stop] }
      position += 1
    }
    return nil
  }

  private func trimmed(_ name: ArraySlice<UInt8>) -> String {
    String(decoding: name.prefix { $0 > 0x20 }, as: UTF8.self)
  }
}
