import Foundation
import ManageGroundwork

/// Values as JSON, in the form of Python's `json.dumps`.
enum JSONText {
  private static let maximumDepth = 100

  /// `<script type="application/json">` around the value, with nothing in it that could end the element.
  static func script(_ value: TemplateValue, id: TemplateValue?) throws -> String {
    let attribute = id.map { $0.isTruthy ? " id=\"\($0.escapedText)\"" : "" } ?? ""
    let json = try text(of: value)
      .replacing(bytes: "<", with: "\\u003C")
      .replacing(bytes: ">", with: "\\u003E")
      .replacing(bytes: "&", with: "\\u0026")
    return "<script\(attribute) type=\"application/json\">\(json)</script>"
  }

  static func text(of value: TemplateValue, depth: Int = 0) throws -> String {
    guard depth < maximumDepth else {
      throw TemplateError(.render, "The value is nested more than \(maximumDepth) deep: too much for JSON")
    }
    switch try value.forced() {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return String(value)
    case .double(let value):
      return value.isFinite ? value.pythonText : value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
    case .string(let text), .safe(let text): return text.jsonLiteral
    case .array(let elements):
      return "[" + (try elements.map { try Self.text(of: $0, depth: depth + 1) }).joined(separator: ", ") + "]"
    case .dictionary(let dictionary):
      let pairs = try dictionary.pairs.map { "\($0.key.jsonLiteral): \(try text(of: $0.value, depth: depth + 1))" }
      return "{" + pairs.joined(separator: ", ") + "}"
    case .date(let date) where date.kind == .time && date.timeZone?.isFixed == true:
      throw TemplateError(.render, "A time of day with a zone has no form in JSON")
    case .date(let date): return dateText(date).jsonLiteral
    case .object(let object):
      guard let elements = object.templateElements else { return object.templateText.jsonLiteral }
      return try text(of: .array(elements), depth: depth)
    case .lazy: return "null"
    case .decimal(let number): return number.kind == .integer ? number.text : number.text.jsonLiteral
    case .duration(let duration): return duration.isoText.jsonLiteral
    case .sequence(let sequence) where sequence.kind == .tuple:
      return try text(of: .array(sequence.elements()), depth: depth)
    case .sequence, .mapping: return try collection(value.forced(), depth: depth)
    }
  }

  private static func collection(_ value: TemplateValue, depth: Int) throws -> String {
    guard case .mapping(let mapping) = value else {
      throw TemplateError(.render, "\(value.representation()) has no form in JSON")
    }
    let pairs = try mapping.items.map { key, value in "\(try name(key)): \(try text(of: value, depth: depth + 1))" }
    return "{" + pairs.joined(separator: ", ") + "}"
  }

  /// A key, which JSON has as text only.
  private static func name(_ key: TemplateValue) throws -> String {
    switch key {
    case .string(let text), .safe(let text): return text.jsonLiteral
    case .null, .bool, .int, .double: return "\"\(try text(of: key))\""
    default: throw TemplateError(.render, "\(key.representation()) can't be a key in JSON")
    }
  }

  /// A date as Django's encoder writes it: milliseconds, and `Z` for UTC.
  private static func dateText(_ date: TemplateDate) -> String {
    let civil = CivilDate(date, in: date.timeZone ?? date.clock)
    var text = civil.iso(separator: "T")
    if civil.microsecond != 0, let point = text.firstIndex(of: ".") {
      let start = text.index(point, offsetBy: 4)
      text.removeSubrange(start..<text.index(start, offsetBy: 3))
    }
    return text.hasSuffix("+00:00") ? text.dropLast(6) + "Z" : text
  }
}
