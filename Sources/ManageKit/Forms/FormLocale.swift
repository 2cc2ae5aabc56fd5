public import Foundation
import ManageGroundwork
public import ManageTemplateEngine

/// The reader of a form: the language, the way it writes numbers and dates, the time zone, and the templates.
///
/// A handler has it from its context: `context.formLocale`.
public struct FormLocale: Sendable {
  /// The kinds of dates that people type.
  enum DateKind: String { case date = "DATE", time = "TIME", dateTime = "DATETIME" }

  /// The code of the language, such as `ko`; empty for none.
  public let language: String
  /// The zone in which dates and times are typed and shown.
  public let timeZone: TimeZone
  let engine: Engine

  /// The reader of pages that an engine renders.
  package init(engine: Engine, language: String, timeZone: TimeZone? = nil) {
    self.engine = engine
    self.language = language
    self.timeZone = timeZone ?? engine.options.timeZone
  }

  var usesTimeZones: Bool { engine.options.usesTimeZones }

  var formats: LanguageFormats {
    language.isEmpty ? engine.options.plainFormats : engine.formats(of: language)
  }

  /// The formats in which dates of a kind are typed, the first of which shows them.
  func inputFormats(_ kind: DateKind) -> [String] { formats.inputFormats(named: kind.rawValue + "_INPUT_FORMATS") }

  /// The text in the reader's language.
  public func text(_ text: TranslatableText) -> String { text.text(in: language, by: engine.translations) }

  /// The name of a month, from 1.
  func monthName(_ month: Int) -> String { engine.monthName(month, in: language) }

  /// A number as the language writes it.
  func localized(_ number: TemplateValue) -> String {
    NumberFormat(formats, isGrouped: engine.options.usesThousandSeparator).text(of: number)
  }

  /// The HTML that a template makes, without white space at its ends.
  func html(_ template: String, _ values: Values) throws -> String {
    String(decoding: try engine.render(template, values, language: language), as: UTF8.self).trimmingPythonWhitespace()
  }

  /// The same, once a page asks for it.
  func lazyHTML(_ template: String, _ values: @escaping @Sendable () throws -> Values) -> TemplateValue {
    .lazy(LazyValue { .safe(try html(template, try values())) })
  }
}
