import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

extension FormRecord {
  func formDifferences() throws -> [String] {
    var form = try form()
    form.clean()
    try addErrors(record["add_errors"], to: &form)
    let expect = record["expect"].object ?? JSONObject()
    var differences = cleanedDifferences(form, expect)
    for layout in ["as_div", "as_p", "as_table", "as_ul"] {
      differences += same(layout, try markup(form.member(layout)), expect)
    }
    if expect["errors_text"] != nil {
      let errors = form.member("errors") ?? .null
      differences += same("errors_text", try markup(errors.part("as_text")), expect)
      differences += same("errors_html", try markup(errors), expect)
    }
    for (name, parts) in expect["bound_fields"]?.object ?? JSONObject() {
      differences += try boundFieldDifferences(form, name, parts.object ?? JSONObject())
    }
    return differences
  }

  private func form() throws -> UntypedForm {
    let reader = FieldReader(values: values, locale: locale)
    let fields = try (record["fields"].array ?? []).map { try named($0, reader) }
    var form = UntypedForm(
      fields, input: input, prefix: record["prefix"].string, initial: initial(record["initial"]), locale)
    form.style = style
    form.mayBeEmpty = record["empty_permitted"].bool ?? false
    return form
  }

  func named(_ json: JSONValue, _ reader: FieldReader) throws -> (name: String, field: any FormField) {
    let object = json.object ?? JSONObject()
    let field = try reader.field(object["class"]?.string ?? "", object["args"]?.object ?? JSONObject())
    return (object["name"]?.string ?? "", field)
  }

  var style: UntypedForm.Style {
    var style = UntypedForm.Style()
    style.idFormat = idFormat
    style.labelSuffix = record["label_suffix"].string
    style.usesRequiredAttribute = record["use_required_attribute"].bool ?? true
    style.errorClass = record["error_css_class"].string
    style.requiredClass = record["required_css_class"].string
    return style
  }

  var idFormat: String {
    switch record["auto_id"] {
    case .string(let format): format
    case .bool(true): "name"
    case .bool(false): ""
    default: "id_%s"
    }
  }

  func initial(_ json: JSONValue) -> [String: TemplateValue] {
    Dictionary((json.object ?? JSONObject()).map { ($0.key, values.value($0.value)) }, uniquingKeysWith: { $1 })
  }

  /// What was sent; nil for an unbound form.
  var input: FormInput? {
    guard record["data"] != .null || record["files"].object?.isEmpty == false else { return nil }
    var data = FormData()
    for (name, texts) in pairs(record["data"]) {
      for text in texts { data.append(ClientText(values.value(text).text), to: ClientText(name)) }
    }
    var input = FormInput(data)
    for (name, list) in pairs(record["files"]) {
      for json in list {
        if case .object(let file as FormFile) = values.value(json) { input.append(file, to: ClientText(name)) }
      }
    }
    return input
  }

  private func pairs(_ json: JSONValue) -> [(String, [JSONValue])] {
    let object = json.object ?? JSONObject()
    if let pairs = (object["$querydict"] ?? object["$multivaluedict"])?.array {
      return pairs.compactMap { pair in pair.array.map { ($0[0].string ?? "", $0[1].array ?? []) } }
    }
    return object.map { ($0.key, $0.value.array ?? [$0.value]) }
  }

  func addErrors(_ json: JSONValue, to form: inout UntypedForm) throws {
    guard form.input != nil, !form.mayBeEmpty || form.hasChanged else { return }
    for entry in json.array ?? [] {
      let object = entry.object ?? JSONObject()
      let text = object["message"]?.string ?? object["error"]?.string ?? ""
      form.addError(
        InvalidValue(code: object["code"]?.string ?? "", message: TranslatableText(text)),
        to: object["field"]?.string)
    }
  }

  private func cleanedDifferences(_ form: UntypedForm, _ expect: JSONObject) -> [String] {
    var differences: [String] = []
    if expect["is_valid"]?.bool != form.isValid { differences.append("is_valid: \(form.isValid)") }
    differences += errorDifferences(form, expect["errors"])
    if expect["is_multipart"]?.bool != form.isMultipart { differences.append("is_multipart: \(form.isMultipart)") }
    if let changed = expect["changed_data"]?.array, changed.compactMap(\.string) != form.changedNames {
      differences.append("changed_data: \(form.changedNames)")
    }
    return differences + dataDifferences(form, expect["cleaned_data"])
  }

  /// The names of the errors' fields with their codes and texts, in the reader's language.
  func errorDifferences(_ form: UntypedForm, _ json: JSONValue?) -> [String] {
    let own = form.errors.map { name, list in
      name + ":" + list.map { "\($0.code)=\(locale.text($0.text))" }.joined(separator: "|")
    }
    let wanted = (json?.object ?? JSONObject()).map { name, list in
      name + ":"
        + (list.array ?? []).map { error in
          "\(error.object?["code"]?.string ?? "")=\(error.object?["message"]?.string ?? "")"
        }.joined(separator: "|")
    }
    return own == wanted ? [] : ["errors: \(own)"]
  }

  func dataDifferences(_ form: UntypedForm, _ json: JSONValue?) -> [String] {
    guard let wanted = json?.object else { return [] }
    return form.fields.compactMap { name, _ in
      switch (form.cleanedValue(of: name), wanted[name]) {
      case (nil, nil): nil
      case (let value?, let json?) where values.isSame(value, json): nil
      case (let value, _): "cleaned \(name): \(value.map { $0.representation() } ?? "none")"
      }
    }
  }

  private func boundFieldDifferences(_ form: UntypedForm, _ name: String, _ expect: JSONObject) throws -> [String] {
    guard let field = form[name] else { return ["no field \(name)"] }
    let parts = [
      "field_group": "as_field_group", "hidden": "as_hidden", "label_tag": "label_tag", "legend_tag": "legend_tag",
      "id_for_label": "id_for_label", "css_classes": "css_classes", "errors": "errors",
    ]
    var differences = same("widget", try field.html(), expect)
    for (part, member) in parts { differences += same(part, try markup(field.member(member)), expect) }
    return differences.map { "\(name) \($0)" }
  }

  /// The HTML of a part, as `{{ part }}` writes it.
  func markup(_ value: TemplateValue?) throws -> String {
    guard let value = try value?.forced() else { return "" }
    if case .object(let object) = value, let markup = try object.templateMarkup() { return markup }
    return value.text
  }
}

extension TemplateValue {
  /// The member of an object.
  func part(_ name: String) -> TemplateValue? {
    if case .object(let object) = self { object.member(name) } else { nil }
  }
}
