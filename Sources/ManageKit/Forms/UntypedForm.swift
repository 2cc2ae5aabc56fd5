public import ManageTemplateEngine

/// Fields with what was sent to them and what is wrong with it, of a form whose fields are known only at run time
/// (Django's `BaseForm`). ``BoundForm`` has one whose fields are a struct's.
public struct UntypedForm: Sendable {
  /// The name under which a template finds the errors of the form as a whole.
  static let wholeForm = "__all__"

  /// How a form is rendered.
  public struct Style: Sendable {
    /// The ids of the inputs, where `%s` stands for a name; empty for none.
    public var idFormat = "id_%s"
    /// What stands behind a label; nil for the language's colon.
    public var labelSuffix: String?
    /// Whether browsers may check that required fields are filled in.
    public var usesRequiredAttribute = true
    /// The class of a field with mistakes.
    public var errorClass: String?
    /// The class of a required field.
    public var requiredClass: String?

    /// Django's defaults.
    public init() {}
  }

  /// The fields by their names, in their order.
  public internal(set) var fields: [(name: String, field: any FormField)]
  /// What was sent; nil for a form that nobody has filled in yet.
  public let input: FormInput?
  /// The reader.
  public let locale: FormLocale
  /// What stands before each name, with a hyphen; nil for nothing.
  public let prefix: String?
  /// How it is rendered.
  public var style = Style()
  /// Whether it is right as long as nothing was changed: a further form of a formset.
  var mayBeEmpty = false
  /// The values that it begins with, in place of the fields' own.
  var initial: [String: TemplateValue] = [:]
  /// The mistakes by the names of their fields, in the order in which they were found.
  private(set) var errors: [(name: String, list: [InvalidValue])] = []
  /// The cleaned values of fields without a mistake.
  private(set) var cleaned: [String: TemplateValue] = [:]

  /// Fields, with what was sent to them. Nothing is cleaned before ``clean()``.
  public init(
    _ fields: [(name: String, field: any FormField)], input: FormInput? = nil, prefix: String? = nil,
    initial: [String: TemplateValue] = [:], _ locale: FormLocale
  ) {
    self.fields = fields
    self.input = input
    self.prefix = prefix?.isEmpty == true ? nil : prefix
    self.initial = initial
    self.locale = locale
  }

  /// Whether it was filled in, and nothing is wrong.
  public var isValid: Bool { input != nil && errors.isEmpty }

  /// Whether it must be sent as `multipart/form-data`.
  public var isMultipart: Bool { fields.contains { $0.field.receiver.needsMultipart } }

  // MARK: - Cleaning

  /// Cleans all fields, and finds all that is wrong with them.
  public mutating func clean() {
    errors = []
    cleaned = [:]
    guard input != nil, !mayBeEmpty || hasChanged else { return }
    for (name, field) in fields {
      let start = initialValue(of: name, field)
      let raw = field.options.isDisabled ? start : sent(to: name, field.receiver)
      do throws(InvalidValues) { cleaned[name] = try field.clean(raw, initial: start, locale) } catch {
        addErrors(error.list, to: name)
      }
    }
  }

  /// Adds a mistake to a field, or to the form as a whole; the field then has no cleaned value.
  public mutating func addError(_ error: InvalidValue, to name: String? = nil) { addErrors([error], to: name) }

  mutating func addErrors(_ list: [InvalidValue], to name: String?) {
    let key = name ?? Self.wholeForm
    cleaned[key] = nil
    if let place = errors.firstIndex(where: { $0.name == key }) {
      errors[place].list += list
    } else {
      errors.append((key, list))
    }
  }

  /// The mistakes of a field, or of the form as a whole.
  public func errors(of name: String? = nil) -> [InvalidValue] {
    errors.first { $0.name == name ?? Self.wholeForm }?.list ?? []
  }

  /// The cleaned value of a field; nil where it has a mistake.
  public func cleanedValue(of name: String) -> TemplateValue? { cleaned[name] }

  // MARK: - Changes

  /// The names of the fields whose value isn't the one that the form began with.
  public var changedNames: [String] { fields.filter { isChanged($0.name, $0.field) }.map(\.name) }

  /// Whether any field was changed.
  public var hasChanged: Bool { fields.contains { isChanged($0.name, $0.field) } }

  private func isChanged(_ name: String, _ field: any FormField) -> Bool {
    var start = initialValue(of: name, field)
    if field.options.showsHiddenInitial {
      let hidden = input.map { field.hiddenWidget.value(in: $0, named: initialName(of: name), locale) } ?? .null
      guard let value = try? field.converted(hidden, locale) else { return true }
      start = value
    }
    return field.hasChanged(from: start, to: sent(to: name, field.receiver), locale)
  }

  // MARK: - Values

  /// The name under which a field is sent.
  func sentName(of name: String) -> String { prefix.map { "\($0)-\(name)" } ?? name }

  /// The name under which the page carries a field's initial value along.
  func initialName(of name: String) -> String { "initial-" + sentName(of: name) }

  /// The raw value that was sent to a field.
  func sent(to name: String, _ widget: any Widget) -> TemplateValue {
    input.map { widget.value(in: $0, named: sentName(of: name), locale) } ?? .null
  }

  /// The value that a field begins with, as exact as its input can show it.
  func initialValue(of name: String, _ field: any FormField) -> TemplateValue {
    let value = initial[name] ?? field.options.initial
    guard case .date(let date) = value, date.kind != .date, !field.receiver.showsMicroseconds else { return value }
    return .date(date.withoutMicroseconds)
  }
}
