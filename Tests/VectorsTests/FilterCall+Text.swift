@testable import ManageKit
@testable import ManageTemplateEngine

extension FilterCall {
  /// Functions of `text`.
  func text(_ name: String) throws -> TemplateValue? {
    switch name {
    case "chars", "words": return try truncated(name)
    case "capfirst", "phone2numeric": return try filter(name)
    case "wrap": return .string(TextWrap.wrap(try first.text, width: argument(1, "width")?.integer ?? 0))
    case "slugify":
      return .string(Slug.text(try first.text, allowsUnicode: argument(1, "allow_unicode")?.isTruthy ?? false))
    case "normalize_newlines": return .string(LineBreaks.normalized(try first.text))
    case "get_valid_filename": return try unwrapped(SafeFileName.make(first.text).map { .string($0) })
    case "get_text_list": return .string(try TextList.text(first, last: argument(1, "last_word"), context))
    case "smart_split": return .array(SmartSplit.words(of: try first.text).map { .string($0) })
    case "unescape_string_literal": return try unwrapped(QuotedString.text(of: first.text).map { .string($0) })
    case "format_lazy":
      return .string(try HTMLFormat.text(first.text, Array(arguments.dropFirst()), named: named))
    default: return nil
    }
  }

  private func truncated(_ name: String) throws -> TemplateValue {
    guard let length = argument(1, "num")?.integer else { throw WrongType() }
    let mark = argument(2, "truncate")
    let truncation = mark.flatMap { $0.isNull ? nil : Truncation(mark: $0.text) } ?? Truncation(context)
    let text = try first.text
    guard argument(3, "html")?.isTruthy ?? false else {
      return .string(
        name == "chars" ? truncation.characters(of: text, to: length) : truncation.words(of: text, to: length))
    }
    let html = HTMLTruncation(truncation: truncation)
    return .string(name == "chars" ? html.characters(of: text, to: length) : html.words(of: text, to: length))
  }

  /// The function of `numberformat`.
  func number() throws -> TemplateValue? {
    let value = try first.forced()
    if value.isNull || value.text.isEmpty { return .safe(value.text) }
    let isLocalized = argument(6, "use_l10n").map { $0.isNull || $0.isTruthy } ?? true
    let isGrouped =
      isLocalized && engine.options.usesThousandSeparator || argument(5, "force_grouping")?.isTruthy ?? false
    let grouping = argument(3, "grouping")
    let groups = try grouping?.elements()?.compactMap(\.integer) ?? grouping?.integer.map { [$0] } ?? []
    let format = NumberFormat(
      decimalSeparator: argument(1, "decimal_sep")?.text ?? ".",
      thousandSeparator: argument(4, "thousand_sep")?.text ?? "", groups: isGrouped ? groups : [],
      places: argument(2, "decimal_pos")?.integer)
    let text = format.text(of: value)
    guard value.isWholeNumber, groups.isEmpty || groups == [0] || !isGrouped,
      argument(2, "decimal_pos")?.integer ?? 0 == 0
    else {
      return .string(text)
    }
    return .safe(text)
  }
}

extension TemplateValue {
  /// Whether it is an integer of any size.
  fileprivate var isWholeNumber: Bool {
    switch self {
    case .int, .bool: true
    case .decimal(let number): number.kind == .integer
    default: false
    }
  }
}
