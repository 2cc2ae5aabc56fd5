import Foundation

extension Library {
  mutating func addTextFilters() {
    filter("capfirst", isSafe: true) { value in
      guard let first = value.text.unicodeScalars.first else { return .string("") }
      return .string(first.properties.uppercaseMapping + String(value.text.unicodeScalars.dropFirst()))
    }
    filter("lower", isSafe: true) { .string(CaseMapping.lowercased($0.text)) }
    filter("upper") { .string(CaseMapping.uppercased($0.text)) }
    filter("title", isSafe: true) { .string(TitleCase.text($0.text)) }
    filter("slugify", isSafe: true) { .string(Slug.text($0.text)) }
    filter("wordcount") { .int($0.text.words.count) }
    filter("cut") { value, part in
      let part = try part.textArgument(of: "cut")
      let result = value.text.replacing(bytes: part, with: "")
      return value.isSafe && part != ";" ? .safe(result) : .string(result)
    }
    filter("truncatechars", arity: 1...1, isSafe: true) { value, length, context in
      guard let length = try length?.wholeArgument(of: "truncatechars") else { return value.asString }
      return .string(Truncation(context).characters(of: value.text, to: length))
    }
    filter("truncatewords", arity: 1...1, isSafe: true) { value, length, _ in
      guard let length = try length?.wholeArgument(of: "truncatewords") else { return value.asString }
      return .string(Truncation(mark: " …").words(of: value.text, to: length))
    }
    addPaddingFilters()
    addCharacterFilters()
  }

  private mutating func addCharacterFilters() {
    filter("addslashes", isSafe: true) { value in
      let slashed = value.text.replacing(bytes: "\\", with: "\\\\")
        .replacing(bytes: "\"", with: "\\\"").replacing(bytes: "'", with: "\\'")
      return .string(slashed)
    }
    filter("make_list") { .array($0.text.unicodeScalars.map { .string(String($0)) }) }
    filter("phone2numeric", isSafe: true) { .string(PhoneKeys.digits(try $0.textArgument(of: "phone2numeric"))) }
    filter("pprint", isSafe: true) { .string(try PrettyPrint.text($0)) }
    filter("stringformat", isSafe: true) { value, format in .string(try PrintfFormat.text(value, format.text) ?? "") }
    filter("wordwrap", isSafe: true) { value, width in
      guard let width = try width.wholeArgument(of: "wordwrap"), width > 0 || value.text.isEmpty else {
        throw TemplateError(.render, "'wordwrap' needs a width above 0")
      }
      return .string(TextWrap.wrap(value.text, width: width))
    }
  }

  private mutating func addPaddingFilters() {
    filter("center", isSafe: true) { value, width in
      let space = try Padding.space(value, width)
      return .string(Padding.spaces(space / 2) + value.text + Padding.spaces(space - space / 2))
    }
    filter("ljust", isSafe: true) { value, width in
      .string(value.text + Padding.spaces(try Padding.space(value, width)))
    }
    filter("rjust", isSafe: true) { value, width in
      .string(Padding.spaces(try Padding.space(value, width)) + value.text)
    }
  }
}

extension TemplateValue {
  /// The value as text, safe if it was.
  var asString: TemplateValue { isSafe ? .safe(text) : .string(text) }
}

/// The digits of the keys that letters stand on.
private enum PhoneKeys {
  private static let keys = [
    "abc": "2", "def": "3", "ghi": "4", "jkl": "5", "mno": "6", "pqrs": "7", "tuv": "8", "wxyz": "9",
  ]

  static func digits(_ text: String) -> String {
    CaseMapping.lowercased(text).unicodeScalars.map { letter in
      keys.first { $0.key.unicodeScalars.contains(letter) }?.value ?? String(letter)
    }.joined()
  }
}

/// Spaces that bring text to a width.
private enum Padding {
  /// More than this no page needs, and a width may come from a reader.
  private static let limit = 10_000

  static func space(_ value: TemplateValue, _ width: TemplateValue) throws -> Int {
    guard let width = try width.wholeArgument(of: "center") else {
      throw TemplateError(.render, "'\(width.text)' is not a width: it must be a whole number")
    }
    return max(0, max(0, min(width, limit)) - value.text.unicodeScalars.count)
  }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
