/// A language's texts from a compiled gettext file (`.mo`).
public struct MessageCatalogue: Sendable {
  private let messages: [String: [String]]
  private let rule: PluralRule

  init(_ messages: [String: [String]], rule: PluralRule) {
    self.messages = messages
    self.rule = rule
  }

  /// Reads the bytes of a `.mo` file; nil where they aren't one.
  public init?(_ bytes: [UInt8]) {
    guard let file = CatalogueFile(bytes) else { return nil }
    var messages: [String: [String]] = [:]
    for index in 0..<file.count {
      guard let key = file.text(at: file.keys, index), let value = file.text(at: file.values, index) else { return nil }
      let singular = key.split(separator: "\0", omittingEmptySubsequences: false)[0]
      messages[String(singular)] = value.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
    }
    rule = Self.rule(in: messages[""]?.first ?? "")
    self.messages = messages
  }

  /// A message, or nil; an empty one, whose entry is the catalogue's head, has no translation.
  func text(of message: String, context: String?) -> String? {
    guard !message.isEmpty else { return nil }
    return messages[Self.key(message, context)]?.first.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A message in the form for a number, or nil.
  func text(of singular: String, count: Int, context: String?) -> String? {
    guard let forms = messages[Self.key(singular, context)] else { return nil }
    let form = rule.form(for: count)
    return forms.indices.contains(form) ? forms[form] : forms.last
  }

  /// The key of a message in a context, as gettext writes it.
  static func key(_ message: String, _ context: String?) -> String {
    context.map { "\($0)\u{4}\(message)" } ?? message
  }

  /// The rule in a catalogue's header; without one, one is singular and all else plural.
  private static func rule(in header: String) -> PluralRule {
    let line = header.split(whereSeparator: \.isNewline).first { $0.hasPrefix("Plural-Forms:") } ?? ""
    let expression = line.split(separator: ";").first { $0.contains("plural=") && !$0.contains("nplurals=") }
    let rule = expression.flatMap { PluralRuleParser.rule(String($0.drop { $0 != "=" }.dropFirst())) }
    return rule ?? .binary(.unequal, .number, .constant(1))
  }
}

/// The tables of a `.mo` file (GNU gettext manual, "The Format of GNU MO Files").
private struct CatalogueFile {
  private let bytes: [UInt8]
  private let isBigEndian: Bool
  private(set) var count = 0
  private(set) var keys = 0
  private(set) var values = 0

  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.count >= 20 else { return nil }
    switch Array(bytes[0..<4]) {
    case [0xDE, 0x12, 0x04, 0x95]: isBigEndian = false
    case [0x95, 0x04, 0x12, 0xDE]: isBigEndian = true
    default: return nil
    }
    (count, keys, values) = (number(at: 8), number(at: 12), number(at: 16))
    guard max(keys, values) + count * 8 <= bytes.count else { return nil }
  }

  func text(at table: Int, _ index: Int) -> String? {
    let (length, start) = (number(at: table + index * 8), number(at: table + index * 8 + 4))
    guard start + length <= bytes.count else { return nil }
    return String(decoding: bytes[start..<start + length], as: UTF8.self)
  }

  private func number(at offset: Int) -> Int {
    let four = bytes[offset..<offset + 4]
    return isBigEndian
      ? four.reduce(0) { $0 << 8 | Int($1) } : four.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
