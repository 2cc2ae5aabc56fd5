import ManageGroundwork

/// Finds what a stylesheet refers to: `url()`, `@import`, and its source map.
///
/// Reads tokens as https://www.w3.org/TR/css-syntax-3/#tokenization does, as far as needed to know what is a comment, a
/// string or an escaped name.
struct CSSReferences {
  private let source: [UInt8]
  private var position = 0
  /// Where the `@import` began whose address comes next.
  private var importStart: Int?
  private var references: [Reference] = []

  /// The references of a stylesheet, in their order.
  static func find(in source: [UInt8]) -> [Reference] {
    var scanner = CSSReferences(source: source)
    while scanner.position < source.count { scanner.step() }
    return scanner.references
  }

  private init(source: [UInt8]) {
    self.source = source
  }

  private mutating func step() {
    let byte = source[position]
    switch byte {
    case UInt8(ascii: "/") where at(1) == UInt8(ascii: "*"): readComment()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): readString()
    case UInt8(ascii: "@"): readAtKeyword()
    case _ where byte.isASCIIWhitespace: position += 1
    case _ where byte.isCSSName || byte == UInt8(ascii: "\\"): readName()
    default:
      position += 1
      importStart = nil
    }
  }

  private func at(_ offset: Int) -> UInt8? {
    position + offset < source.count ? source[position + offset] : nil
  }

  private mutating func readComment() {
    let start = position
    position += 2
    while position < source.count, !(source[position] == UInt8(ascii: "*") && at(1) == UInt8(ascii: "/")) {
      position += 1
    }
    let text = source[(start + 2)..<position]
    position = min(position + 2, source.count)
    if text.first == UInt8(ascii: "#"), let url = Reference.Form.sourceMapURL(in: text) {
      references.append(Reference(form: .sourceMapBlock, range: start..<position, url: url))
    }
  }

  private mutating func readString() {
    let text = takeString()
    if let start = importStart, let text {
      references.append(
        Reference(form: .importRule, range: start..<position, url: Self.unescaped(text).trimmingWhitespace()))
    }
    importStart = nil
  }

  /// The text between quotes; nil if a line ends before the string does.
  private mutating func takeString() -> ArraySlice<UInt8>? {
    let quote = source[position]
    position += 1
    let start = position
    while position < source.count, source[position] != quote {
      if source[position] == UInt8(ascii: "\n") { return nil }
      position += source[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    position = min(position, source.count)
    defer { position = min(position + 1, source.count) }
    return source[start..<position]
  }

  private mutating func readAtKeyword() {
    let start = position
    position += 1
    let name = takeName()
    importStart = Self.isName(name, "import") ? start : nil
  }

  private mutating func readName() {
    let start = position
    let name = takeName()
    guard at(0) == UInt8(ascii: "("), Self.isName(name, "url") else {
      importStart = nil
      return
    }
    position += 1
    importStart = nil
    if let url = takeURL() {
      references.append(Reference(form: .url, range: start..<position, url: url.trimmingWhitespace()))
    }
  }

  private mutating func takeName() -> ArraySlice<UInt8> {
    let start = position
    while let byte = at(0), byte.isCSSName || byte == UInt8(ascii: "\\") {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    position = min(position, source.count)
    return source[start..<position]
  }

  /// The address in the parentheses of `url()`; nil if that isn't an address.
  private mutating func takeURL() -> String? {
    skipSpace()
    guard at(0) == UInt8(ascii: "\"") || at(0) == UInt8(ascii: "'") else { return takeBareURL() }
    guard let text = takeString() else { return nil }
    skipSpace()
    guard at(0) == UInt8(ascii: ")") else { return nil }
    position += 1
    return Self.unescaped(text)
  }

  private mutating func takeBareURL() -> String? {
    let start = position
    var isGood = true
    while let byte = at(0), byte != UInt8(ascii: ")") {
      if [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "(")].contains(byte) { isGood = false }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    guard at(0) != nil else {
      position = source.count
      return nil
    }
    defer { position += 1 }
    return isGood ? Self.unescaped(source[start..<position]) : nil
  }

  private mutating func skipSpace() {
    while let byte = at(0), byte.isASCIIWhitespace { position += 1 }
  }

  private static func isName(_ name: ArraySlice<UInt8>, _ expected: StaticString) -> Bool {
    name.count == expected.utf8CodeUnitCount && zip(name, expected.description.utf8).allSatisfy { $0 | 0x20 == $1 }
  }

  /// The text without its escapes: `\20 ` is a space, `\"` a quote, a backslash before a line's end nothing.
  private static func unescaped(_ text: ArraySlice<UInt8>) -> String {
    guard text.contains(UInt8(ascii: "\\")) else { return String(decoding: text, as: UTF8.self) }
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.first else {
        result.append(byte)
        continue
      }
      let digits = rest.prefix(6).prefix { $0.hexadecimalDigitValue != nil }
      rest = rest.dropFirst(max(digits.count, 1))
      if let scalar = UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init) {
        if rest.first?.isASCIIWhitespace == true { rest = rest.dropFirst() }
        result += Array(String(scalar).utf8)
      } else if next != UInt8(ascii: "\n") {
        result.append(next)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isCSSName: Bool {
    isASCIIAlphanumeric || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self >= 0x80
  }
}
