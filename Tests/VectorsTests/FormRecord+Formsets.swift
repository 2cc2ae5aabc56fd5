import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

extension FormRecord {
  func formsetDifferences() throws -> [String] {
    let expect = record["expect"].object ?? JSONObject()
    guard let options else { return expect["error"] == nil ? ["error"] : [] }
    let reader = FieldReader(values: values, locale: locale)
    let description = record["form"].object ?? JSONObject()
    let fields = try (description["fields"]?.array ?? []).map { try named($0, reader) }
    var formset = Formset(
      fields, options, input: input, prefix: record["prefix"].string ?? "form",
      initial: (record["initial"].array ?? []).map(initial), idFormat: idFormat, locale)
    formset.clean { form in try? addErrors(description["add_errors"] ?? .null, to: &form) }
    return try countDifferences(formset, expect) + dataDifferences(formset, expect)
      + htmlDifferences(formset, expect)
  }

  private var options: FormsetOptions? {
    let factory = record["factory"].object ?? JSONObject()
    guard
      var options = FormsetOptions(
        maximum: factory["max_num"]?.int, absoluteMaximum: factory["absolute_max"]?.int)
    else { return nil }
    options.extra = factory["extra"]?.int ?? 1
    options.minimum = factory["min_num"]?.int ?? 0
    options.validatesMinimum = factory["validate_min"]?.bool ?? false
    options.validatesMaximum = factory["validate_max"]?.bool ?? false
    options.canOrder = factory["can_order"]?.bool ?? false
    options.canDelete = factory["can_delete"]?.bool ?? false
    options.canDeleteExtra = factory["can_delete_extra"]?.bool ?? true
    return options
  }

  private func countDifferences(_ formset: Formset, _ expect: JSONObject) -> [String] {
    var differences: [String] = []
    func compare(_ name: String, _ own: some CustomStringConvertible, _ json: JSONValue?) {
      let wanted = json.map { $0.int.map { "\($0)" } ?? $0.bool.map { "\($0)" } ?? "?" }
      if let wanted, wanted != own.description { differences.append("\(name): \(own)") }
    }
    let kept = formset.errorForms
    compare("is_valid", formset.isValid, expect["is_valid"])
    compare("total_form_count", formset.totalCount, expect["total_form_count"])
    compare("initial_form_count", formset.initialCount, expect["initial_form_count"])
    compare("has_changed", formset.hasChanged, expect["has_changed"])
    let count = formset.errors.count + kept.reduce(0) { $0 + $1.errors.count }
    compare("total_error_count", count, expect["total_error_count"])
    let wanted = expect["errors"]?.array ?? []
    if wanted.count != kept.count { differences.append("errors: \(kept.count) forms") }
    for (form, json) in zip(kept, wanted) { differences += errorDifferences(form, json) }
    return differences + nonFormDifferences(formset, expect)
  }

  private func nonFormDifferences(_ formset: Formset, _ expect: JSONObject) -> [String] {
    let own = formset.errors.map { "\($0.code)=\(locale.text($0.text))" }
    let wanted = (expect["non_form_errors"]?.array ?? []).map { error in
      "\(error.object?["code"]?.string ?? "")=\(error.object?["message"]?.string ?? "")"
    }
    return own == wanted ? [] : ["non_form_errors: \(own)"]
  }

  private func dataDifferences(_ formset: Formset, _ expect: JSONObject) -> [String] {
    var differences = zip(formset.forms, expect["cleaned_data"]?.array ?? []).flatMap { dataDifferences($0, $1) }
    if let deleted = expect["deleted_forms"]?.array?.compactMap(\.int), deleted != formset.deletedIndices {
      differences.append("deleted_forms: \(formset.deletedIndices)")
    }
    if let ordered = expect["ordered"]?.array?.compactMap(\.int), ordered != formset.orderedIndices {
      differences.append("ordered: \(formset.orderedIndices)")
    }
    return differences
  }

  private func htmlDifferences(_ formset: Formset, _ expect: JSONObject) throws -> [String] {
    var differences = same("management_form", try markup(formset.member("management_form")), expect)
    differences += same("non_form_errors_html", try markup(formset.member("non_form_errors")), expect)
    differences += same("as_div", try markup(formset.member("as_div")), expect)
    differences += same("empty_form", try markup(formset.emptyForm.member("as_p")), expect)
    for (form, json) in zip(formset.forms, expect["forms"]?.array ?? []) {
      guard let wanted = json.string, try !markup(form.member("as_div")).utf8.elementsEqual(wanted.utf8) else {
        continue
      }
      differences.append("form: \(try markup(form.member("as_div")))")
    }
    return differences
  }
}

extension Formset {
  /// The forms whose errors Django lists: all but those to be deleted, once it was filled in.
  fileprivate var errorForms: [UntypedForm] { management.input == nil ? [] : keptForms }
}
