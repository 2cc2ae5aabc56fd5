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
    Rule(reason: "name the tag libraries of the engine that Django's test made") { record in
      record["expect"].object?["message"]?.string?.contains("is not a registered tag library") ?? false
    },
  ]
}

extension VectorRecord {
  /// Whether one of the templates holds a text.
  fileprivate func holds(_ text: String) -> Bool {
    (self["templates"].object ?? JSONObject()).contains { $0.value.string?.contains(text) ?? false }
  }
}
