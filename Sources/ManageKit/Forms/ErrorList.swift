public import ManageTemplateEngine

/// Mistakes as a page shows them, in the reader's language: `{{ errors }}` is a list (Django's `ErrorList`).
public struct ErrorList: Sendable {
  let list: [InvalidValue]
  /// The texts, which may stand for more than the mistakes.
  var texts: [String]
  private let fieldID: String
  private let kind: String
  private let locale: FormLocale

  init(_ list: [InvalidValue], fieldID: String = "", kind: String = "", _ locale: FormLocale) {
    self.list = list
    texts = list.map { locale.text($0.text) }
    self.fieldID = fieldID
    self.kind = kind
    self.locale = locale
  }

  private var values: Values {
    ["errors": .object(self), "error_class": .string(kind.isEmpty ? "errorlist" : "errorlist \(kind)")]
  }
}

extension ErrorList: TemplateObject {
  /// The texts.
  public var templateElements: [TemplateValue]? { texts.map { .string($0) } }

  /// The list's HTML; empty where nothing is wrong.
  public func templateMarkup() throws -> String? { try locale.html("forms/errors/list/ul.html", values) }

  /// `field_id`, and the list as text.
  public func member(_ name: String) -> TemplateValue? {
    switch name {
    case "field_id": .string(fieldID)
    case "as_ul": locale.lazyHTML("forms/errors/list/ul.html") { values }
    case "as_text": locale.lazyHTML("forms/errors/list/text.txt") { values }
    default: nil
    }
  }
}

/// All mistakes of a form by the names of their fields (Django's `ErrorDict`).
struct ErrorDictionary: TemplateObject {
  let form: UntypedForm

  /// The names with their lists.
  var templateElements: [TemplateValue]? { form.errors.map { .string($0.name) } }

  private var values: Values {
    let items = form.errors.map { name, _ in TemplateValue.tuple([.string(name), .object(form.errorList(of: name))]) }
    return ["errors": .array(items), "error_class": .string("errorlist")]
  }

  func templateMarkup() throws -> String? { try form.locale.html("forms/errors/dict/ul.html", values) }

  /// The list of a field, and all of them as text.
  func member(_ name: String) -> TemplateValue? {
    switch name {
    case "items": values["errors"]
    case "as_text": form.locale.lazyHTML("forms/errors/dict/text.txt") { values }
    default: form.errors.contains { $0.name == name } ? .object(form.errorList(of: name)) : nil
    }
  }
}

extension UntypedForm {
  /// The mistakes of a field, or of the form as a whole.
  func errorList(of name: String) -> ErrorList {
    guard name != Self.wholeForm else { return ErrorList(errors(of: nil), kind: "nonfield", locale) }
    return self[name]?.errors ?? ErrorList(errors(of: name), locale)
  }
}
