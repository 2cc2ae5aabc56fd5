public import ManageTemplateEngine

/// A field of a form with what was sent to it: `{{ field }}` is its input (Django's `BoundField`).
public struct BoundField: Sendable {
  let form: UntypedForm
  let name: String
  let field: any FormField
  let widget: any Widget

  init(_ form: UntypedForm, _ name: String, _ field: any FormField) {
    self.form = form
    self.name = name
    self.field = field
    widget = field.widget
  }

  private var locale: FormLocale { form.locale }

  /// The mistakes.
  var errors: ErrorList { ErrorList(form.errors(of: name), fieldID: id, locale) }

  /// The id of its input; empty for none.
  var id: String { Self.id(of: form.sentName(of: name), form.style.idFormat) }

  private static func id(of name: String, _ format: String) -> String {
    format.isEmpty ? "" : format.utf8.contains(UInt8(ascii: "%")) ? format.replacing("%s", with: name) : name
  }

  var isHidden: Bool { widget.isHidden }

  /// The label; the name in words by default.
  var label: TemplateValue { (field.options.label ?? .string(Self.words(of: name))).translated(locale) }

  private static func words(of name: String) -> String {
    let words = name.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst().lowercased()
  }

  var help: TemplateValue { field.options.help.translated(locale) }

  /// The value that it shows: the one that was sent, else the one it begins with.
  var value: TemplateValue {
    let start = form.initialValue(of: name, field)
    let shown = form.input == nil ? start : field.bound(form.sent(to: name, widget), initial: start)
    return field.prepared(shown, locale)
  }

  // MARK: - Input

  /// The input, and where the page carries the initial value along that one too.
  func html() throws -> String {
    let input = try html(widget)
    return try field.options.showsHiddenInitial ? input + hiddenHTML(isInitial: true) : input
  }

  private func html(_ widget: any Widget) throws -> String {
    var attributes = attributes(for: widget)
    if !id.isEmpty, widget.options.attributes["id"] == nil { attributes["id"] = .string(id) }
    return try widget.html(name: form.sentName(of: name), value: value, attributes: attributes, locale)
  }

  /// The value in a hidden input.
  func hiddenHTML(isInitial: Bool = false) throws -> String {
    var widget = field.hiddenWidget
    widget.options.isLocalized = field.options.isLocalized
    guard isInitial else { return try html(widget) }
    var attributes = attributes(for: widget)
    let sent = form.initialName(of: name)
    if !id.isEmpty { attributes["id"] = .string("initial-" + form.prefixed(id)) }
    let wasSent = form.input?.contains(sent) == true
    let value = wasSent ? form.input.map { widget.value(in: $0, named: sent, locale) } ?? .null : value
    return try widget.html(name: sent, value: value, attributes: attributes, locale)
  }

  /// The attributes that depend on the form: required, disabled, and those for screen readers.
  private func attributes(for widget: any Widget) -> TemplateDictionary {
    var attributes = TemplateDictionary()
    let start = form.initialValue(of: name, field)
    if widget.usesRequiredAttribute(initial: start), field.options.isRequired, form.style.usesRequiredAttribute {
      attributes["required"] = true
    }
    if field.options.isDisabled { attributes["disabled"] = true }
    // After a mistake the focus is on the summary of the errors.
    if !form.errors.isEmpty, widget.options.attributes["autofocus"] != nil { attributes["autofocus"] = false }
    if !widget.isHidden, !errors.list.isEmpty { attributes["aria-invalid"] = .string("true") }
    if !self.widget.usesFieldset, let description { attributes["aria-describedby"] = .string(description) }
    return attributes
  }

  /// The ids of the texts that describe it; nil where there are none, or its input names them itself.
  var description: String? {
    guard widget.options.attributes["aria-describedby"]?.isTruthy != true, !id.isEmpty, !isHidden else { return nil }
    var ids: [String] = []
    if help.isTruthy { ids.append(id + "_helptext") }
    if !errors.list.isEmpty { ids.append(id + "_error") }
    return ids.isEmpty ? nil : ids.joined(separator: " ")
  }

  // MARK: - Label

  /// The id that a label is for.
  var labelTarget: String {
    widget.labelTarget(widget.options.attributes["id"].map(\.text) ?? id, locale)
  }

  /// The label in its element, with the suffix behind it.
  func labelHTML(tag: String = "label") throws -> String {
    let own = widget.options.attributes["id"].map(\.text) ?? id
    var attributes = TemplateDictionary()
    if !own.isEmpty {
      if !labelTarget.isEmpty, tag != "legend" { attributes["for"] = .string(labelTarget) }
      if field.options.isRequired, let name = form.style.requiredClass { attributes["class"] = .string(name) }
    }
    return try locale.html(
      "forms/label.html",
      [
        "field": .object(self), "label": suffixedLabel, "attrs": .dictionary(attributes),
        "use_tag": .bool(!own.isEmpty), "tag": .string(tag),
      ])
  }

  private var suffixedLabel: TemplateValue {
    let label = label
    let suffix = field.options.labelSuffix ?? form.style.labelSuffix ?? locale.text(":")
    guard !suffix.isEmpty, let last = label.text.unicodeScalars.last,
      !locale.text(":?.!").unicodeScalars.contains(last)
    else { return label }
    return .safe(label.escapedText + TemplateValue.string(suffix).escapedText)
  }

  /// The classes of a field with mistakes, and of a required one.
  var classes: String {
    var classes: [String] = []
    if !errors.list.isEmpty, let name = form.style.errorClass { classes.append(name) }
    if field.options.isRequired, let name = form.style.requiredClass, !classes.contains(name) { classes.append(name) }
    return classes.joined(separator: " ")
  }
}

extension UntypedForm {
  /// A name with the form's prefix.
  fileprivate func prefixed(_ name: String) -> String { prefix.map { "\($0)-\(name)" } ?? name }
}

extension BoundField: TemplateObject {
  /// The input's HTML.
  public func templateMarkup() throws -> String? { try html() }

  /// What Django's `BoundField` has.
  public func member(_ name: String) -> TemplateValue? {
    switch name {
    case "name": .string(self.name)
    case "html_name": .string(form.sentName(of: self.name))
    case "label": label
    case "help_text": help
    case "errors": .object(errors)
    case "value": value
    case "initial": form.initialValue(of: self.name, field)
    case "auto_id": .string(id)
    case "id_for_label": .string(labelTarget)
    case "css_classes": .string(classes)
    case "is_hidden": .bool(isHidden)
    case "use_fieldset": .bool(widget.usesFieldset)
    case "aria_describedby": description.map { .string($0) } ?? .string("")
    case "required": .bool(field.options.isRequired)
    default: Self.parts.contains(name) ? .lazy(LazyValue { .safe(try html(of: name)) }) : nil
    }
  }

  private static let parts: Set = ["label_tag", "legend_tag", "as_widget", "as_hidden", "as_field_group"]

  private func html(of part: String) throws -> String {
    switch part {
    case "label_tag": try labelHTML()
    case "legend_tag": try labelHTML(tag: "legend")
    case "as_hidden": try hiddenHTML()
    case "as_field_group": try locale.html("forms/field.html", ["field": .object(self)])
    default: try html()
    }
  }
}

extension TemplateValue {
  /// A text in the reader's language, several of them as a list; anything else as it is.
  func translated(_ locale: FormLocale) -> TemplateValue {
    switch self {
    case .object(let text as TranslatableText): return .string(locale.text(text))
    case .object(let label as ColumnLabel): return .string(label.text(in: locale.language))
    case .array(let texts) where !texts.isEmpty:
      return .safe("<ul>" + texts.map { "<li>\($0.translated(locale).escapedText)</li>" }.joined() + "</ul>")
    default: return self
    }
  }
}
