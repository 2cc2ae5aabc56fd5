/// Puts values into a piece of HTML, each escaped unless it's safe (Django's `format_html`).
///
///     HTMLFormat.html("<a href=\"{}\">{}</a>", [.string(url), .string(title)])
public enum HTMLFormat {
  /// The format with its `{}` or `{0}` and its `{name}` replaced, and `{{` and `}}` as braces; throws a `TemplateError`
  /// where a value is missing, there are none at all, or `{}` and `{0}` stand side by side.
  public static func html(
    _ format: String, _ values: [TemplateValue] = [], named: Values = [:]
  ) throws -> TemplateValue {
    guard !values.isEmpty || !named.isEmpty else {
      throw TemplateError(.render, "A format needs at least one value", hint: "use .safe for HTML as it is")
    }
    return .safe(try filled(format, values, named, \.escapedText))
  }

  /// The format with each row's values, one after the other with a separator between.
  public static func html(_ format: String, joining rows: [TemplateValue], separator: TemplateValue) throws
    -> TemplateValue
  {
    let parts = try rows.map { row in
      if case .dictionary(let named) = row {
        return try html(format, named: Dictionary(named.pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 }))
      }
      return try html(format, row.elements() ?? [row])
    }
    return .safe(parts.map(\.text).joined(separator: separator.escapedText))
  }

  /// The format with its values as they are.
  static func text(_ format: String, _ values: [TemplateValue], named: Values) throws -> String {
    try filled(format, values, named, \.text)
  }

  private static func filled(
    _ format: String, _ values: [TemplateValue], _ named: Values, _ text: (TemplateValue) -> String
  ) throws -> String {
    var rest = format[...]
    var result = ""
    var (next, isNumbered) = (0, false)
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      result += rest[..<brace]
      let after = rest[rest.index(after: brace)...]
      if after.first == rest[brace] {
        result.append(rest[brace])
        rest = after.dropFirst()
        continue
      }
      guard rest[brace] == "{", let end = after.firstIndex(of: "}") else {
        throw TemplateError(.render, "'\(format)' has a brace without its other half")
      }
      let name = String(after[..<end])
      let number = UInt(name).flatMap(Int.init(exactly:))
      isNumbered = isNumbered || number != nil
      guard !isNumbered || next == 0 && !name.isEmpty else {
        throw TemplateError(.render, "'\(format)' has both {} and numbers: its values have an order or places")
      }
      let value = name.isEmpty ? values.dropFirst(next).first : number.map { values.dropFirst($0).first } ?? named[name]
      if name.isEmpty { next += 1 }
      guard let value else { throw TemplateError(.render, "'\(format)' has no value for '{\(name)}'") }
      result += text(value)
      rest = after[after.index(after: end)...]
    }
    return result + rest
  }
}
