/// A dotted name such as `post.author.name`.
struct Variable: Sendable {
  let text: String
  let root: String
  let path: [Lookup]

  /// Throws where a part begins with an underscore, since those are private, and for the signs of numbers.
  init(_ text: String) throws {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard !parts.contains(where: { $0.utf8.first == UInt8(ascii: "_") }) else {
      throw TemplateError(.syntax, "Variables and attributes may not begin with underscores: '\(text)'")
    }
    for sign in ["+", "-"] where text.utf8.contains(sign.utf8[sign.startIndex]) {
      throw TemplateError(.syntax, "Invalid character ('\(sign)') in variable name: '\(text)'")
    }
    self.text = text
    root = parts[0]
    path = parts.dropFirst().map(Lookup.init)
  }

  /// The value; nil where a part of the path finds nothing.
  func resolve(_ renderer: inout Renderer) throws -> TemplateValue? {
    switch renderer.scope[root] {
    case .value(let value)?: return try member(of: value, from: 0)
    case .loop(let state)?:
      guard let lookup = path.first else { return .object(state) }
      return try state.member(lookup.name).flatMap { try member(of: $0, from: 1) }
    case .block(let block, let level)?:
      if path.first?.name == "name" { return try member(of: .string(block), from: 1) }
      guard path.first?.name == "super" else { return nil }
      return try member(of: .safe(try renderer.superText(of: block, level: level)), from: 1)
    case nil: return nil
    }
  }

  /// Follows the path in a value, from one of its steps on.
  private func member(of value: consuming TemplateValue, from start: Int) throws -> TemplateValue? {
    let path = path.span
    for index in start..<path.count {
      guard let member = try value.member(path[index]) else { return nil }
      value = member
    }
    return value
  }
}

/// The operand before the filters, or the argument after a filter's colon.
enum Operand: Sendable {
  case constant(TemplateValue)
  /// A `_("…")`: text for translation.
  case message(String)
  case variable(Variable)

  /// Reads a quoted string, a number, a constant's name or a variable.
  init(_ text: String) throws {
    if text.hasPrefix("_("), text.hasSuffix(")") {
      self = .message(QuotedString.unescape(String(text.dropFirst(2).dropLast())))
    } else if text.hasPrefix("\"") || text.hasPrefix("'") {
      self = .constant(.safe(QuotedString.unescape(text)))
    } else if let number = Self.number(text) {
      self = .constant(number)
    } else if let constant = Self.constants[text] {
      self = .constant(constant)
    } else {
      self = .variable(try Variable(text))
    }
  }

  /// The variables that every template has.
  static let constants: [String: TemplateValue] = ["True": true, "False": false, "None": nil]

  /// A number as Django reads it, with digits of any script: `2.` is none.
  private static func number(_ text: String) -> TemplateValue? {
    guard text.utf8.allSatisfy({ $0 >= 0x80 || "0123456789.eE+-_".utf8.contains($0) }) else { return nil }
    let number = TemplateValue.string(text)
    guard text.utf8.contains(where: { ".eE".utf8.contains($0) }) else { return number.wholeNumber?.value }
    return text.hasSuffix(".") ? nil : number.floating.map { .double($0) }
  }
}
