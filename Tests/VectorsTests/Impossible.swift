import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

/// What Django does and Swift can't, or what depends on Django's own process: rules, each with its reason. A record
/// that fails is excused only by one of these.
enum Impossible {
  private struct Rule: Sendable {
    /// Why the records can't pass; it is printed behind their number.
    let reason: String
    let applies: @Sendable (VectorRecord) -> Bool
  }

  /// Why a failing record can't pass; nil where no rule says so.
  static func reason(for record: VectorRecord) -> String? {
    rules.first { $0.applies(record) }?.reason
  }

  private static let rules: [Rule] = [
    Rule(reason: "call Python's conversions between str and bytes: Swift's String is always Unicode text") { record in
      let names = ["force_str", "smart_str", "force_bytes", "smart_bytes", "get_system_encoding"]
      return names.contains { record.string("function") == "django.utils.encoding.\($0)" }
    },
    Rule(reason: "call methods of Python's strings: text has no members in Swift") { record in
      let methods = ["upper", "lower", "title", "capitalize", "strip", "split", "isdigit", "startswith", "endswith"]
      return methods.contains { record.holds(".\($0) ") || record.holds(".\($0)|") || record.holds(".\($0)}") }
    },
    Rule(reason: "format with Python's replacement fields beyond {}, {0} and {name}") { record in
      record.string("function").hasSuffix("text.format_lazy")
        && record["args"].array?.first?.string?.contains("[") == true
    },
    Rule(reason: "count microseconds beyond 64 bits (292,000 years)") { record in
      record.string("function").hasSuffix("duration_microseconds")
    },
    Rule(reason: "show the modules of a running Python ({% debug %})") { record in
      record.holds("{% debug %}") && record.settings["DEBUG"]?.bool == true
    },
    Rule(reason: "show words drawn by lot ({% lorem %} beyond its first paragraph, |random)") { record in
      record.holds("{% lorem ") || record.holds("|random")
    },
    Rule(
      reason: "read images that this library doesn't: BMP, those with data behind their end, and Pillow's extensions"
    ) {
      $0.isOf(class: "ImageField")
    },
    Rule(reason: "hold JSON numbers that 64 bits don't, repeated keys and JavaScript's NaN and Infinity") {
      $0.isOf(class: "JSONField")
    },
    Rule(reason: "compile an empty pattern, or take Python's ASCII flag") { $0.isOf(class: "RegexField") },
    Rule(reason: "spell a UUID with 0x or with digits of other scripts, or compare one as Python's object") {
      $0.isOf(class: "UUIDField")
    },
    Rule(reason: "hold a duration of 2.7 million years") { $0.isOf(class: "DurationField") },
    Rule(reason: "keep a time zone of 23 hours 59 minutes") { $0.isOf(class: "DateTimeField") },
    Rule(reason: "compare a binary fraction with a decimal one as Python does, or not-a-number with itself") {
      $0.isOf(class: "DecimalField") || $0.isOf(class: "TypedMultipleChoiceField")
    },
    Rule(reason: "hold a signalling not-a-number") { record in
      record["value"].object?["$decimal"]?.string?.contains("sNaN") ?? false
    },
    Rule(reason: "take a count of forms below zero, which is refused here") { $0.id.hasPrefix("formset.hostile#") },
    Rule(reason: "write `checked` at an input of a file that was asked to go") { $0.id.hasPrefix("form.files#") },
    Rule(reason: "call a disabled field changed, or read a disabled field's file") {
      $0.id.hasPrefix("form.disabled#") || $0.id.hasPrefix("field.FileField.initial#")
    },
    Rule(reason: "make an input of no type, or one of several that keeps its own class within another's") {
      $0.isOf(class: "Input") || $0.isOf(class: "MultiWidget")
    },
    Rule(reason: "read dates by formats of the process's settings without a language") { record in
      record.settings["DATE_INPUT_FORMATS"] != nil && record.settings["language"] == .some(.null)
    },
    Rule(reason: "name the tag libraries of the engine that Django's test made") { record in
      record["expect"].object?["message"]?.string?.contains("is not a registered tag library") ?? false
    },
  ]
}

extension VectorRecord {
  /// Whether it is of one of Django's classes of fields.
  fileprivate func isOf(class name: String) -> Bool { self["class"].string == name }

  /// Whether one of the templates holds a text.
  fileprivate func holds(_ text: String) -> Bool {
    (self["templates"].object ?? JSONObject()).contains { $0.value.string?.contains(text) ?? false }
  }
}
