import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

/// A recorded call of a function of Django's, made to what the library has for it.
struct FilterCall {
  /// The argument that a call needs is not there, or of a type that Swift's compiler would not let pass.
  struct WrongType: Error {}

  let record: VectorRecord
  let arguments: [TemplateValue]
  let named: [String: TemplateValue]
  let engine: Engine
  private(set) var context: FilterContext

  init(_ record: VectorRecord) {
    self.record = record
    let reader = RecordedValues(zone: record.zone)
    arguments = (record["args"].array ?? []).map(reader.value)
    named = Dictionary(
      (record["kwargs"].object ?? JSONObject()).map { ($0.key, reader.value($0.value)) }, uniquingKeysWith: { $1 })
    engine = Engine(
      loader: DictionaryLoader([:]), translations: SiteTexts.translations, options: record.options)
    let autoescape = named["autoescape"]?.isTruthy ?? !record.string("function").contains("django.utils")
    context = FilterContext(autoescape: autoescape, engine: engine)
    context.activeTimeZone = record.activeZone
  }

  /// What the library answers; nil where it has nothing for this function.
  func result() throws -> TemplateValue? {
    let function = record.string("function")
    let name = String(function.split(separator: ".").last ?? "")
    switch record.string("function").split(separator: ".").dropLast().joined(separator: ".") {
    case "django.template.defaultfilters", "django.contrib.humanize.templatetags.humanize": return try filter(name)
    case "django.utils.dateformat", "django.utils.timesince", "django.utils.dateparse", "django.utils.duration":
      return try dates(name)
    case "django.utils.html": return try html(name)
    case "django.utils.http": return try http(name)
    case "django.utils.encoding": return try encoding(name)
    case "django.utils.ipv6": return try ipv6(name)
    case "django.utils.numberformat": return try number()
    case "django.utils.text", "django.utils.text.Truncator": return try text(name)
    default: return nil
    }
  }

  /// A template filter by its name in Python.
  func filter(_ function: String, _ value: TemplateValue? = nil) throws -> TemplateValue? {
    let suffix = function.hasSuffix("_filter") ? function.dropLast("_filter".count) : function[...]
    guard let filter = Library.standard.filters[String(suffix)] else { return nil }
    let argument = arguments.count > 1 ? arguments[1] : named["arg"] ?? named["use_l10n"] ?? named["limit"]
    if suffix == "striptags", try !first.isSafe { return .string(try TagStripper.text(try (value ?? first).text)) }
    try filter.check(function, hasArgument: argument != nil)
    var value = try (value ?? first).forced()
    if case .date(var date) = value {
      date.isPinned = true
      value = .date(date)
    }
    guard Self.plainFilters.contains(suffix) else { return try filter.apply(to: value, argument, context) }
    return try filter.body(value, argument, context)
  }

  /// Those whose results only a template marks safe.
  private static let plainFilters: Set<Substring> = ["first", "last", "phone2numeric", "pprint", "random", "slice"]

  var first: TemplateValue {
    get throws {
      guard let first = arguments.first else { throw WrongType() }
      return first
    }
  }

  /// An argument by its place, or else its name.
  func argument(_ place: Int, _ name: String) -> TemplateValue? {
    arguments.indices.contains(place) ? arguments[place] : named[name]
  }

  /// The first argument as the text that a function of Swift would ask for.
  var firstText: String {
    get throws {
      guard case .string(let text) = try first.forced().unsafe else { throw WrongType() }
      return text
    }
  }

  /// A result that is nil for what Python raises an exception for.
  func unwrapped(_ value: TemplateValue?) throws -> TemplateValue {
    guard let value else { throw WrongType() }
    return value
  }
}
