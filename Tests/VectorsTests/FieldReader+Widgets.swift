import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

extension FieldReader {
  private static let textInputs: [String: TextInput.Kind] = [
    "TextInput": .text, "NumberInput": .number, "EmailInput": .email, "URLInput": .url, "ColorInput": .color,
    "SearchInput": .search, "TelInput": .tel, "HiddenInput": .hidden,
  ]
  private static let temporalInputs: [String: TemporalInput.Kind] = [
    "DateInput": .date, "TimeInput": .time, "DateTimeInput": .dateTime,
  ]

  /// Makes the library's input of the arguments of Django's.
  func widget(_ name: String, _ arguments: JSONObject) throws -> any Widget {
    let attributes = values.dictionary(arguments["attrs"])
    let choices = choices(arguments["choices"])
    if let kind = Self.textInputs[name] { return TextInput(kind, attributes: attributes) }
    if let kind = Self.temporalInputs[name] {
      return TemporalInput(kind, format: arguments["format"]?.string, attributes: attributes)
    }
    switch name {
    case "PasswordInput":
      return TextInput(.password, attributes: attributes, rendersValue: arguments["render_value"]?.bool ?? false)
    case "Textarea": return Textarea(attributes: attributes)
    case "CheckboxInput": return CheckboxInput(attributes: attributes)
    case "FileInput": return FileInput(attributes: attributes)
    case "ClearableFileInput": return ClearableFileInput(attributes: attributes)
    case "MultipleHiddenInput": return MultipleHiddenInput(attributes: attributes)
    case "Select": return Select(choices, attributes: attributes)
    case "SelectMultiple": return SelectMultiple(choices, attributes: attributes)
    case "RadioSelect": return RadioSelect(choices, attributes: attributes)
    case "CheckboxSelectMultiple": return CheckboxSelectMultiple(choices, attributes: attributes)
    case "NullBooleanSelect": return NullBooleanSelect(attributes: attributes)
    default: return try severalInputs(name, arguments, attributes)
    }
  }

  private func severalInputs(
    _ name: String, _ arguments: JSONObject, _ attributes: TemplateDictionary
  ) throws -> any Widget {
    func input(_ kind: TemporalInput.Kind, _ prefix: String) -> TemporalInput {
      let own = arguments[prefix + "_attrs"].map { values.dictionary($0) } ?? attributes
      return TemporalInput(kind, format: arguments[prefix + "_format"]?.string, attributes: own)
    }
    switch name {
    case "MultiWidget":
      let widgets = try (arguments["widgets"]?.array ?? []).map { json in
        try widget(json.object?["class"]?.string ?? "", json.object?["args"]?.object ?? JSONObject())
      }
      return MultiWidget(widgets, attributes: attributes)
    case "SplitDateTimeWidget":
      return MultiWidget.splitDateTime(date: input(.date, "date"), time: input(.time, "time"))
    case "SplitHiddenDateTimeWidget":
      return MultiWidget.splitDateTime(date: input(.date, "date"), time: input(.time, "time"), isHidden: true)
    case "SelectDateWidget": return selectDate(arguments, attributes)
    default: throw FormRecord.Unsupported(what: name)
    }
  }

  private func selectDate(_ arguments: JSONObject, _ attributes: TemplateDictionary) -> any Widget {
    let thisYear = CivilDate(TemplateDate(locale.engine.options.now()), in: locale.timeZone).year
    let years = arguments["years"].map(Self.years) ?? []
    let months = arguments["months"].map { json in
      Self.pairs(json).map { FormChoice.option(values.value($0), label: values.value($1)) }
    }
    var labels: (year: String, month: String, day: String)?
    if let label = arguments["empty_label"] {
      let all = label.array ?? label.object?["$tuple"]?.array ?? [label, label, label]
      labels = (all[0].string ?? "", all[1].string ?? "", all[2].string ?? "")
    }
    return SelectDateWidget(
      years: years.isEmpty ? Array(thisYear..<thisYear + 10) : years, months: months, emptyLabels: labels,
      attributes: attributes)
  }

  private static func years(_ json: JSONValue) -> [Int] {
    if let range = json.object?["$range"]?.array?.compactMap(\.int), range.count == 3 {
      return Array(stride(from: range[0], to: range[1], by: range[2]))
    }
    return (json.array ?? json.object?["$tuple"]?.array ?? []).compactMap { $0.int ?? $0.string.flatMap { Int($0) } }
  }

  private static func pairs(_ json: JSONValue) -> [(JSONValue, JSONValue)] {
    if let pairs = json.object?["$dict"]?.array {
      return pairs.compactMap { pair in pair.array.map { ($0[0], $0[1]) } }
    }
    return (json.object ?? JSONObject()).map { (.string($0.key), $0.value) }
  }
}
