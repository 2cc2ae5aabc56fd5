import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

/// Reads the values of recorded forms, files among them, and compares them with the library's.
struct FormValues {
  private let reader: RecordedValues

  init(_ reader: RecordedValues) { self.reader = reader }

  func value(_ json: JSONValue) -> TemplateValue {
    switch json {
    case .array(let elements): return .array(elements.map(value))
    case .object(let object):
      if object["$contradiction"] != nil { return .object(ContradictoryFile()) }
      guard let name = object["$file"]?.string else {
        return object["$tuple"]?.array.map { .tuple($0.map(value)) } ?? reader.value(json)
      }
      if let url = object["url"]?.string { return .object(CurrentFile(name: name, url: url)) }
      let content = object["content"]?.string.flatMap { Data(base64Encoded: $0) }.map(Array.init)
      let bytes = content ?? [UInt8](repeating: 0x61, count: object["size"]?.int ?? 0)
      return .object(FormFile(name: name, contentType: object["content_type"]?.string ?? "", bytes: bytes))
    default: return reader.value(json)
    }
  }

  /// The attributes of an element, in their order.
  func dictionary(_ json: JSONValue?) -> TemplateDictionary {
    TemplateDictionary((json?.object ?? JSONObject()).map { ($0.key, value($0.value)) })
  }

  /// Whether a cleaned value is the recorded one, of the same type.
  func isSame(_ value: TemplateValue, _ json: JSONValue) -> Bool {
    let wanted = self.value(json)
    switch (value, wanted) {
    case (.object(let file as FormFile), .object(let other as FormFile)):
      return file.name.utf8.elementsEqual(other.name.utf8) && file.size == other.size
    case (.object(let file as CurrentFile), .object(let other as CurrentFile)): return file.name == other.name
    case (.date(let date), .date(let other)):
      return date.kind == other.kind && (date.timeZone == nil) == (other.timeZone == nil)
        && abs(date.instant.timeIntervalSince(other.instant)) < 1e-4
    case (.double(let left), .double(let right)): return left == right
    case (.double, _), (_, .double), (.bool, .int), (.int, .bool): return false
    case (.null, .null): return true
    case (.null, _), (_, .null): return false
    case (.array(let left), .array(let right)):
      return left.count == right.count && zip(left, json.array ?? []).allSatisfy { isSame($0, $1) }
    case (.object(let left), .object(let right)): return left.templateText == right.templateText
    default: return (try? value.equals(wanted)) == true
    }
  }
}
