public import Foundation
import ManageGroundwork
public import ManageTemplateEngine

/// A UUID, with or without hyphens.
public struct UUIDField: TextField {
  public typealias Value = UUID

  public var options = FieldOptions()
  public var text = TextOptions()

  /// A UUID.
  public init() {}

  public var messages: [String: TranslatableText] { ["invalid": "Enter a valid UUID."] }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    guard case .string(let text) = stripped(raw), !text.isEmpty else { return .null }
    guard text.utf8.count <= 256, let value = Self.uuid(text) else { throw mistake("invalid") }
    return value.templateValue
  }

  /// What Python's `UUID()` reads: 32 digits, with `urn:`, `uuid:`, braces and hyphens anywhere.
  private static func uuid(_ text: String) -> UUID? {
    var hex = text.replacing("urn:", with: "").replacing("uuid:", with: "").trimmingScalars { $0 == "{" || $0 == "}" }
    hex = hex.replacing("-", with: "")
    guard hex.utf8.count == 32, hex.unicodeScalars.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
    var digits = Array(hex)
    for place in [20, 16, 12, 8] { digits.insert("-", at: place) }
    return UUID(uuidString: String(digits))
  }

  public func value(of cleaned: TemplateValue) -> UUID? { UUID(uuidString: cleaned.text) }
}
