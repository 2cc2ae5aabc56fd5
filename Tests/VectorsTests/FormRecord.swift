import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

/// A recorded field, widget, form or formset, and what the library makes of the same input.
struct FormRecord {
  /// A record that asks for something that the library doesn't have.
  struct Unsupported: Error { let what: String }

  let record: VectorRecord
  let locale: FormLocale
  let values: FormValues

  init(_ record: VectorRecord, templates: any TemplateLoader, texts: any Translations) {
    self.record = record
    var options = record.options
    options.plainFormats.inputFormats = Self.inputFormats(of: record)
    let engine = Engine(loader: templates, translations: texts, options: options)
    locale = FormLocale(engine: engine, language: options.language, timeZone: record.activeZone?.zone)
    values = FormValues(RecordedValues(zone: .gmt))
  }

  private static func inputFormats(of record: VectorRecord) -> [String: [String]] {
    var formats: [String: [String]] = [:]
    for (name, value) in record.settings where name.hasSuffix("_INPUT_FORMATS") {
      formats[name] = value.array?.compactMap(\.string)
    }
    return formats
  }

  /// What differs from Django's answer, by its part; empty where nothing does.
  func differences() throws -> [String] {
    switch record.string("kind") {
    case "field": return try fieldDifferences()
    case "changed": return try changedDifferences()
    case "widget": return try widgetDifferences()
    case "form": return try formDifferences()
    case "formset": return try formsetDifferences()
    default: throw Unsupported(what: record.string("kind"))
    }
  }

  private var reader: FieldReader { FieldReader(values: values, locale: locale) }

  private func fieldDifferences() throws -> [String] {
    let field = try reader.field(record.string("class"), record["args"].object ?? JSONObject())
    let expect = record["expect"].object ?? JSONObject()
    do throws(InvalidValues) {
      let value = try field.clean(values.value(record["value"]), initial: values.value(record["initial"]), locale)
      guard let wanted = expect["value"] else { return ["accepted: \(value)"] }
      return values.isSame(value, wanted) ? [] : ["value: \(value.representation())"]
    } catch {
      let own = error.list.map { Message($0, locale) }
      let wanted = (expect["errors"]?.array ?? []).map { Message($0) }
      return own == wanted ? [] : ["errors: \(own)"]
    }
  }

  private func changedDifferences() throws -> [String] {
    let field = try reader.field(record.string("class"), record["args"].object ?? JSONObject())
    let changed = field.hasChanged(from: values.value(record["initial"]), to: values.value(record["data"]), locale)
    return record["expect"].object?["value"]?.bool == changed ? [] : ["changed: \(changed)"]
  }

  private func widgetDifferences() throws -> [String] {
    var widget = try reader.widget(record.string("class"), record["args"].object ?? JSONObject())
    widget.options.isRequired = record["required"].bool ?? false
    widget.options.isLocalized = record["localized"].bool ?? false
    if var file = widget as? ClearableFileInput, record["checked"].bool == true {
      file.isChecked = true
      widget = file
    }
    let html = try widget.html(
      name: record.string("name"), value: values.value(record["value"]),
      attributes: values.dictionary(record["attrs"]), locale)
    return same("html", html, record["expect"].object)
  }

  /// A part by name where the bytes differ.
  func same(_ name: String, _ text: String, _ expect: JSONObject?) -> [String] {
    guard let wanted = expect?[name]?.string else { return [] }
    return wanted.utf8.elementsEqual(text.utf8) ? [] : ["\(name): \(text)"]
  }

  /// The code and the text of a mistake in English and in the reader's language.
  struct Message: Equatable, CustomStringConvertible {
    let code, text: String
    let translated: String?

    init(_ mistake: InvalidValue, _ locale: FormLocale) {
      code = mistake.code
      text = mistake.text.text(in: "en", by: nil)
      let own = locale.text(mistake.text)
      translated = own.utf8.elementsEqual(text.utf8) ? nil : own
    }

    init(_ json: JSONValue) {
      code = json.object?["code"]?.string ?? ""
      text = json.object?["message"]?.string ?? ""
      translated = json.object?["translated"]?.string
    }

    static func == (left: Message, right: Message) -> Bool {
      left.code == right.code && left.text.utf8.elementsEqual(right.text.utf8)
        && (left.translated ?? "").utf8.elementsEqual((right.translated ?? "").utf8)
    }

    var description: String { "\(code): \(text)\(translated.map { " (\($0))" } ?? "")" }
  }
}
