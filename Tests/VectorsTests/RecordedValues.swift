import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

/// Reads the values of a record, whose clock stands in a zone.
struct RecordedValues {
  /// The zone of dates and times that have none.
  let zone: TimeZone

  /// The value as a template sees it.
  func value(_ json: JSONValue) -> TemplateValue {
    switch json {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .double(let value): return .double(value)
    case .string(let text): return .string(text)
    case .array(let elements): return .array(elements.map(value))
    case .object(let object):
      guard let (tag, content) = object.first(where: { _ in true }), tag.hasPrefix("$") else {
        return .dictionary(TemplateDictionary(object.map { ($0.key, value($0.value)) }))
      }
      return tagged(tag, content, object)
    }
  }

  private func tagged(_ tag: String, _ content: JSONValue, _ object: JSONObject) -> TemplateValue {
    let text = content.string ?? ""
    switch tag {
    case "$safe": return .safe(text)
    case "$lazy":
      let inner = value(content)
      return .lazy(LazyValue { inner })
    case "$float": return .double(Double(text) ?? .nan)
    case "$int", "$decimal": return number(tag, text)
    case "$tuple": return .tuple(elements(content))
    case "$set": return .sequence(TemplateSequence(.set, elements(content)))
    case "$bytes":
      return .sequence(TemplateSequence(.bytes, (Data(base64Encoded: text) ?? Data()).map { .int(Int($0)) }))
    case "$range":
      let bounds = elements(content).compactMap(\.integer)
      return .sequence(TemplateSequence(from: bounds[0], to: bounds[1], by: bounds[2]))
    case "$dict": return .mapping(TemplateMapping(pairs(content)))
    case "$querydict": return .mapping(TemplateMapping(.query, pairs(content)))
    case "$multivaluedict": return .mapping(TemplateMapping(.multipleValues, pairs(content)))
    case "$timedelta": return duration(content)
    case "$uuid": return UUID(uuidString: text)?.templateValue ?? .null
    case "$request": return request(content.object ?? JSONObject())
    case "$tzinfo": return Self.zone(text).map { .object(TemplateZone($0, name: object["tzname"]?.string)) } ?? .null
    default: return date(tag, text, object)
    }
  }

  private func number(_ tag: String, _ text: String) -> TemplateValue {
    guard var number = DecimalNumber(text) else { return .null }
    if tag == "$int" { number.kind = .integer }
    return .decimal(number)
  }

  private func elements(_ json: JSONValue) -> [TemplateValue] { (json.array ?? []).map(value) }

  private func pairs(_ json: JSONValue) -> [(key: TemplateValue, value: TemplateValue)] {
    (json.array ?? []).compactMap { pair in
      pair.array.map { (key: value($0[0]), value: value($0[1])) }
    }
  }

  private func request(_ request: JSONObject) -> TemplateValue {
    [
      "GET": .mapping(TemplateMapping(query: QueryReader.pairs(request["query"]?.string ?? ""))),
      "path": .string(request["path"]?.string ?? ""), "method": .string(request["method"]?.string ?? ""),
    ]
  }

  private func duration(_ json: JSONValue) -> TemplateValue {
    let seconds = value(json).number ?? 0
    return .duration(TemplateDuration(microseconds: Int(saturating: (seconds * 1_000_000).rounded())))
  }
}
