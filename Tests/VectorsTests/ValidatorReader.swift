import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

/// Makes the library's rules of Django's validators.
struct ValidatorReader {
  let validator: FormValidator

  init(_ json: JSONValue, _ values: FormValues) throws {
    let object = json.object ?? JSONObject()
    let (arguments, options) = (object["args"]?.array ?? [], object["options"]?.object ?? JSONObject())
    guard
      let validator = try Self.validator(object["validator"]?.string ?? "", arguments, options, values)
    else { throw FormRecord.Unsupported(what: object["validator"]?.string ?? "") }
    self.validator = validator
  }

  /// The rule; nil where the library has none of that name.
  static func validator(
    _ name: String, _ arguments: [JSONValue], _ options: JSONObject, _ values: FormValues
  ) throws -> FormValidator? {
    let limit = arguments.first ?? options["limit_value"] ?? .null
    switch name {
    case "MaxValueValidator": return .maximum(values.value(limit))
    case "MinValueValidator": return .minimum(values.value(limit))
    case "StepValueValidator":
      return .step(values.value(limit), from: options["offset"].map(values.value) ?? .null)
    case "MaxLengthValidator": return .maximumLength(limit.int ?? 0)
    case "MinLengthValidator": return .minimumLength(limit.int ?? 0)
    case "DecimalValidator":
      return .decimal(
        digits: (arguments.first ?? options["max_digits"])?.int,
        places: (arguments.dropFirst().first ?? options["decimal_places"])?.int)
    case "ProhibitNullCharactersValidator": return .noNullCharacters
    case "URLValidator":
      let schemes = (arguments.first ?? options["schemes"])?.array?.compactMap(\.string)
      return schemes.map { .url(schemes: $0) } ?? .url()
    case "DomainNameValidator": return .domainName(isInternational: options["accept_idna"]?.bool ?? true)
    case "validate_domain_name": return .domainName()
    case "validate_email": return .email
    case "validate_integer": return .integer
    case "validate_slug": return .slug
    case "validate_unicode_slug": return .unicodeSlug
    case "validate_comma_separated_integer_list": return .commaSeparatedIntegers
    case "validate_ipv4_address": return .ipAddress(.ipv4)
    case "validate_ipv6_address": return .ipAddress(.ipv6)
    case "validate_ipv46_address": return .ipAddress()
    case "FileExtensionValidator": return fileExtension(arguments, options)
    case "RegexValidator": return try regex(arguments, options)
    default: return nil
    }
  }

  private static func fileExtension(_ arguments: [JSONValue], _ options: JSONObject) -> FormValidator {
    let allowed = (arguments.first ?? options["allowed_extensions"])?.array?.compactMap(\.string)
    return allowed.map { .fileExtension($0) } ?? FormValidator { _ in nil }
  }

  private static func regex(_ arguments: [JSONValue], _ options: JSONObject) throws -> FormValidator {
    let pattern = try PythonPattern(
      arguments.first ?? options["regex"] ?? .string(""), flags: options["flags"]?.int ?? 0)
    return .pattern(
      pattern.pattern, code: options["code"]?.string ?? "invalid",
      message: TranslatableText(options["message"]?.string ?? "Enter a valid value."),
      isInverse: options["inverse_match"]?.bool ?? false)
  }
}
