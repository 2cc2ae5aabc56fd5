public import ManageTemplateEngine

/// Several forms of one kind on a page, with a form that counts them (Django's `BaseFormSet`).
public struct Formset: Sendable {
  /// The names of the fields that a formset adds.
  enum Name {
    static let total = "TOTAL_FORMS"
    static let initial = "INITIAL_FORMS"
    static let minimum = "MIN_NUM_FORMS"
    static let maximum = "MAX_NUM_FORMS"
    static let order = "ORDER"
    static let delete = "DELETE"
  }

  /// The forms, in the order in which they are shown.
  public private(set) var forms: [UntypedForm] = []
  /// The form that counts them, hidden.
  public let management: UntypedForm
  /// How many forms there are, and what can be done to them.
  public let options: FormsetOptions
  /// The mistakes of the formset as a whole.
  public private(set) var errors: [InvalidValue] = []
  /// How many forms began with values.
  public let initialCount: Int
  /// How many forms were sent, whatever is made of them.
  private let claimedCount: Int

  let fields: [(name: String, field: any FormField)]
  let input: FormInput?
  let prefix: String
  let initial: [[String: TemplateValue]]
  let idFormat: String
  private let locale: FormLocale

  /// Forms with these fields; those of `initial` begin with values.
  public init(
    _ fields: [(name: String, field: any FormField)], _ options: FormsetOptions = FormsetOptions(),
    input: FormInput? = nil, prefix: String = "form", initial: [[String: TemplateValue]] = [],
    idFormat: String = "id_%s", _ locale: FormLocale
  ) {
    self.fields = fields
    self.options = options
    self.input = input
    self.prefix = prefix
    self.initial = initial
    self.idFormat = idFormat
    self.locale = locale
    let counts = Self.counts(options, initial: initial.count)
    var management = UntypedForm(
      Self.managementFields, input: input, prefix: prefix,
      initial: [
        Name.total: .int(counts), Name.initial: .int(initial.count), Name.minimum: .int(options.minimum),
        Name.maximum: .int(options.maximum),
      ], locale)
    management.style.idFormat = idFormat
    management.clean()
    self.management = management
    // What isn't a number, or is missing, counts as none.
    claimedCount = input == nil ? counts : Self.count(Name.total, management)
    initialCount = input == nil ? initial.count : Self.count(Name.initial, management)
    forms = (0..<totalCount).map { form(at: $0) }
  }

  /// How many forms there are: never more than the absolute maximum.
  public var totalCount: Int { input == nil ? claimedCount : min(claimedCount, options.absoluteMaximum) }

  private static func counts(_ options: FormsetOptions, initial: Int) -> Int {
    if initial > options.maximum, options.maximum >= 0 { return initial }
    let total = max(initial, options.minimum) + options.extra
    return options.maximum >= 0 ? min(total, options.maximum) : total
  }

  private static func count(_ name: String, _ management: UntypedForm) -> Int {
    switch management.cleanedValue(of: name) {
    case .int(let count)?: max(0, count)
    case .decimal?: Int(Int32.max)
    default: 0
    }
  }

  private static let managementFields: [(name: String, field: any FormField)] = [
    (Name.total, IntegerField(minimum: 0).widget(TextInput(.hidden))),
    (Name.initial, IntegerField(minimum: 0).widget(TextInput(.hidden))),
    (Name.minimum, IntegerField().optional.widget(TextInput(.hidden))),
    (Name.maximum, IntegerField().optional.widget(TextInput(.hidden))),
  ]

  // MARK: - Forms

  private func form(at index: Int) -> UntypedForm {
    let start = initial.indices.contains(index) ? initial[index] : [:]
    var form = form(named: String(index), input: input, initial: start, isInitial: index < initialCount, index)
    form.mayBeEmpty = index >= initialCount && index >= options.minimum
    return form
  }

  /// A form whose number a script fills in.
  public var emptyForm: UntypedForm {
    var form = form(named: "__prefix__", input: nil, initial: [:], isInitial: false, nil)
    form.mayBeEmpty = true
    return form
  }

  private func form(
    named name: String, input: FormInput?, initial: [String: TemplateValue], isInitial: Bool, _ index: Int?
  ) -> UntypedForm {
    var all = fields
    if options.canOrder {
      var field = IntegerField().label("Order").optional
      if isInitial, let index { field.options.initial = .int(index + 1) }
      all.append((Name.order, field))
    }
    if options.canDelete, options.canDeleteExtra || isInitial {
      all.append((Name.delete, BooleanField().label("Delete").optional))
    }
    var form = UntypedForm(all, input: input, prefix: "\(prefix)-\(name)", initial: initial, locale)
    form.style.idFormat = idFormat
    form.style.usesRequiredAttribute = false
    return form
  }

  // MARK: - Cleaning

  /// Cleans all forms, asks `check` about each, and counts them.
  public mutating func clean(_ check: (inout UntypedForm) -> Void = { _ in }) {
    guard input != nil else { return }
    errors = managementErrors
    for index in forms.indices {
      forms[index].clean()
      if !forms[index].mayBeEmpty || forms[index].hasChanged { check(&forms[index]) }
    }
    if let mistake = countMistake { errors = [mistake] }
  }

  private var managementErrors: [InvalidValue] {
    guard !management.errors.isEmpty else { return [] }
    let names = management.errors.map { management.sentName(of: $0.name) }.joined(separator: ", ")
    let message =
      "ManagementForm data is missing or has been tampered with. Missing fields: %(field_names)s. You may need to "
      + "file a bug report if the issue persists."
    return [
      InvalidValue(code: "missing_management_form", message: TranslatableText(message, ["field_names": names]))
    ]
  }

  private var countMistake: InvalidValue? {
    let kept = totalCount - deletedIndices.count
    if options.validatesMaximum && kept > options.maximum || claimedCount > options.absoluteMaximum {
      return Self.mistake("too_many_forms", "Please submit at most %(num)d form", options.maximum)
    }
    guard options.validatesMinimum, kept - emptyCount < options.minimum else { return nil }
    return Self.mistake("too_few_forms", "Please submit at least %(num)d form", options.minimum)
  }

  private static func mistake(_ code: String, _ message: String, _ number: Int) -> InvalidValue {
    InvalidValue(
      code: code,
      message: TranslatableText(message + ".", plural: message + "s.", count: number, ["num": number]))
  }

  private var emptyCount: Int { forms.indices.filter { $0 >= initialCount && !forms[$0].hasChanged }.count }

  // MARK: - Result

  /// Whether it was filled in, and nothing is wrong with the forms that stay.
  public var isValid: Bool { input != nil && errors.isEmpty && keptForms.allSatisfy(\.isValid) }

  /// Whether any form was changed.
  public var hasChanged: Bool { forms.contains { $0.hasChanged } }

  private func isDeleted(_ form: UntypedForm) -> Bool {
    options.canDelete && form.cleanedValue(of: Name.delete)?.isTruthy == true
  }

  /// The forms that aren't to be deleted.
  public var keptForms: [UntypedForm] { forms.filter { !isDeleted($0) } }

  /// The places of the forms that are to be deleted; none as long as something is wrong.
  public var deletedIndices: [Int] {
    guard input != nil, errors.isEmpty, keptForms.allSatisfy(\.isValid) else { return [] }
    return forms.indices.filter { ($0 < initialCount || forms[$0].hasChanged) && isDeleted(forms[$0]) }
  }

  /// The places of the forms that stay, in the order that was asked for; those without a number come last.
  public var orderedIndices: [Int] {
    let kept = forms.indices.filter { ($0 < initialCount || forms[$0].hasChanged) && !isDeleted(forms[$0]) }
    return kept.map { ($0, forms[$0].cleanedValue(of: Name.order) ?? .null) }.sorted { first, second in
      guard !first.1.isNull, !second.1.isNull else { return !first.1.isNull && second.1.isNull }
      return (try? first.1.isLess(than: second.1)) == true
    }.map(\.0)
  }
}
