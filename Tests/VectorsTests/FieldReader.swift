import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

/// Makes the library's fields of the arguments of Django's.
struct FieldReader {
  let values: FormValues
  let locale: FormLocale

  func field(_ name: String, _ arguments: JSONObject) throws -> any FormField {
    var field = try plainField(name, arguments)
    try setOptions(of: &field, arguments)
    return field
  }

  private func plainField(_ name: String, _ arguments: JSONObject) throws -> any FormField {
    let (most, least) = (arguments["max_length"]?.int, arguments["min_length"]?.int)
    switch name {
    case "Field": return AnyField()
    case "CharField": return CharField(minimumLength: least, maximumLength: most)
    case "EmailField":
      return EmailField(minimumLength: least, maximumLength: arguments["max_length"].map { $0.int } ?? 320)
    case "SlugField": return SlugField(maximumLength: most, allowsUnicode: arguments["allow_unicode"]?.bool ?? false)
    case "URLField":
      let scheme = arguments["assume_scheme"]?.string ?? "https"
      return URLField(minimumLength: least, maximumLength: most, assumedScheme: scheme)
    case "RegexField":
      let pattern = try PythonPattern(arguments["regex"] ?? .string("")).pattern
      return RegexField(pattern, minimumLength: least, maximumLength: most)
    case "UUIDField": return UUIDField()
    case "JSONField": return JSONField(minimumLength: least, maximumLength: most)
    case "GenericIPAddressField": return addressField(arguments)
    case "BooleanField": return BooleanField()
    case "NullBooleanField": return NullBooleanField()
    case "DurationField": return DurationField()
    case "FileField":
      return FileField(maximumNameLength: most, allowsEmptyFile: arguments["allow_empty_file"]?.bool ?? false)
    case "ImageField": return ImageField(maximumNameLength: most)
    case "ComboField": return ComboField(try (arguments["fields"]?.array ?? []).map(part))
    default: return try numberField(name, arguments) ?? temporalField(name, arguments) ?? choiceField(name, arguments)
    }
  }

  private func part(_ json: JSONValue) throws -> any FormField {
    try field(json.object?["class"]?.string ?? "", json.object?["args"]?.object ?? JSONObject())
  }

  private func addressField(_ arguments: JSONObject) -> any FormField {
    let kinds: [String: FormValidator.AddressKind] = ["ipv4": .ipv4, "ipv6": .ipv6]
    let kind = kinds[arguments["protocol"]?.string?.lowercased() ?? ""] ?? .both
    return GenericIPAddressField(
      kind, unpacksIPv4: arguments["unpack_ipv4"]?.bool ?? false,
      maximumLength: arguments["max_length"].map { $0.int } ?? 39)
  }

  private func numberField(_ name: String, _ arguments: JSONObject) -> (any FormField)? {
    let limits = NumberLimits(
      arguments["min_value"].map(values.value), arguments["max_value"].map(values.value),
      step: arguments["step_size"].map(values.value))
    switch name {
    case "IntegerField":
      var field = IntegerField()
      field.limits = limits
      return field
    case "FloatField":
      var field = FloatField()
      field.limits = limits
      return field
    case "DecimalField":
      var field = DecimalField(digits: arguments["max_digits"]?.int, places: arguments["decimal_places"]?.int)
      field.limits = limits
      return field
    default: return nil
    }
  }

  private func temporalField(_ name: String, _ arguments: JSONObject) -> (any FormField)? {
    func formats(_ name: String) -> [String]? { arguments[name]?.array?.compactMap(\.string) }
    switch name {
    case "DateField": return DateField(inputFormats: formats("input_formats"))
    case "TimeField": return TimeField(inputFormats: formats("input_formats"))
    case "DateTimeField": return DateTimeField(inputFormats: formats("input_formats"))
    case "SplitDateTimeField":
      return SplitDateTimeField(dateFormats: formats("input_date_formats"), timeFormats: formats("input_time_formats"))
    default: return nil
    }
  }

  private func choiceField(_ name: String, _ arguments: JSONObject) throws -> any FormField {
    let choices = choices(arguments["choices"])
    let coerce = Coercion(arguments["coerce"]?.string).function
    let empty = arguments["empty_value"].map(values.value)
    switch name {
    case "ChoiceField": return ChoiceField(choices)
    case "MultipleChoiceField": return MultipleChoiceField(choices)
    case "TypedChoiceField":
      var field = TypedChoiceField(choices, coerce: coerce)
      if let empty { field.emptyValue = empty }
      return field
    case "TypedMultipleChoiceField":
      var field = TypedMultipleChoiceField(choices, coerce: coerce)
      if let empty { field.emptyValue = empty }
      return field
    default: throw FormRecord.Unsupported(what: name)
    }
  }

  func choices(_ json: JSONValue?) -> [FormChoice] {
    (json?.array ?? []).map { pair in
      let parts = pair.array ?? []
      if let members = parts.last?.array { return .group(values.value(parts[0]), choices(.array(members))) }
      return .option(values.value(parts[0]), label: values.value(parts[1]))
    }
  }

  private func setOptions(of field: inout any FormField, _ arguments: JSONObject) throws {
    field.options.isRequired = arguments["required"]?.bool ?? true
    field.options.isLocalized = arguments["localize"]?.bool ?? false
    field.options.isDisabled = arguments["disabled"]?.bool ?? false
    field.options.showsHiddenInitial = arguments["show_hidden_initial"]?.bool ?? false
    field.options.labelSuffix = arguments["label_suffix"]?.string
    field.options.label = arguments["label"].map(values.value)
    field.options.help = arguments["help_text"].map(values.value) ?? .string("")
    field.options.initial = arguments["initial"].map(values.value) ?? .null
    for (code, message) in arguments["error_messages"]?.object ?? JSONObject() {
      field.options.messages[code] = TranslatableText(message.string ?? "")
    }
    field.options.validators = try (arguments["validators"]?.array ?? []).map {
      try ValidatorReader($0, values).validator
    }
    if let widget = arguments["widget"]?.object {
      field.options.widget = try self.widget(
        widget["class"]?.string ?? "", widget["args"]?.object ?? JSONObject())
      field.options.widget?.options.isLocalized = widget["localized"]?.bool ?? false
    }
    guard var text = field as? any TextField else { return }
    if let strips = arguments["strip"]?.bool { text.text.strips = strips }
    if let empty = arguments["empty_value"] { text.text.emptyValue = values.value(empty) }
    field = text
  }
}
