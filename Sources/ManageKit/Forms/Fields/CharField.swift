import ManageGroundwork
public import ManageTemplateEngine

/// A field whose value is a text of limited length.
public protocol TextField: FormField {
  /// The settings that every text has.
  var text: TextOptions { get set }
}

/// The settings of a field that takes text.
public struct TextOptions: Sendable {
  /// The fewest code points.
  public var minimumLength: Int?
  /// The most code points.
  public var maximumLength: Int?
  /// Whether white space at the ends is dropped.
  public var strips = true
  /// The value of a field that was left empty.
  public var emptyValue: TemplateValue = .string("")

  /// Limits in code points, as databases and Django count.
  public init(minimumLength: Int? = nil, maximumLength: Int? = nil, strips: Bool = true) {
    self.minimumLength = minimumLength
    self.maximumLength = maximumLength
    self.strips = strips
  }

  /// The rules for the lengths.
  var validators: [FormValidator] {
    [minimumLength.map(FormValidator.minimumLength), maximumLength.map(FormValidator.maximumLength)]
      .compactMap { $0 } + [.noNullCharacters]
  }
}

extension TextField {
  public var limitValidators: [FormValidator] { text.validators }

  /// The text, without white space at its ends.
  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    stripped(raw)
  }

  func stripped(_ raw: TemplateValue) -> TemplateValue {
    guard !raw.isEmptyValue else { return text.emptyValue }
    let value = text.strips ? raw.text.trimmingPythonWhitespace() : raw.text
    return value.isEmpty ? text.emptyValue : .string(value)
  }

  public func attributes(for widget: any Widget) -> TemplateDictionary {
    guard !widget.isHidden else { return TemplateDictionary() }
    var attributes = TemplateDictionary()
    attributes["maxlength"] = text.maximumLength.map { .string(String($0)) }
    attributes["minlength"] = text.minimumLength.map { .string(String($0)) }
    return attributes
  }
}

extension TextField where Value == String {
  /// The text; nil where a field without an empty value was left empty.
  public func value(of cleaned: TemplateValue) -> String? {
    if case .string(let text) = cleaned { text } else { nil }
  }
}

/// A text (Django's `CharField`).
public struct CharField: TextField {
  public typealias Value = String

  public var options = FieldOptions()
  public var text: TextOptions

  /// A text of limited length, in code points; white space at its ends is dropped unless `strips` is false.
  public init(minimumLength: Int? = nil, maximumLength: Int? = nil, strips: Bool = true) {
    text = TextOptions(minimumLength: minimumLength, maximumLength: maximumLength, strips: strips)
  }
}

/// An e-mail address.
public struct EmailField: TextField {
  public typealias Value = String

  public var options = FieldOptions()
  public var text: TextOptions

  /// An address of at most 320 code points (RFC 3696).
  public init(minimumLength: Int? = nil, maximumLength: Int? = 320) {
    text = TextOptions(minimumLength: minimumLength, maximumLength: maximumLength)
  }

  public var defaultWidget: any Widget { TextInput(.email) }
  public var formatValidators: [FormValidator] { [.email] }
}

/// A part of an address: letters, digits, underscores and hyphens.
public struct SlugField: TextField {
  public typealias Value = String

  public var options = FieldOptions()
  public var text: TextOptions
  /// Whether letters of any script may stand in it.
  public var allowsUnicode: Bool

  /// A slug of ASCII, or of letters of any script.
  public init(maximumLength: Int? = nil, allowsUnicode: Bool = false) {
    text = TextOptions(maximumLength: maximumLength)
    self.allowsUnicode = allowsUnicode
  }

  public var formatValidators: [FormValidator] { [allowsUnicode ? .unicodeSlug : .slug] }
}

/// A text that a regular expression matches.
public struct RegexField: TextField {
  public typealias Value = String

  public var options = FieldOptions()
  public var text: TextOptions
  private let pattern: FormPattern

  /// A text that holds a match; white space at its ends is kept unless `strips` is true.
  public init(_ pattern: FormPattern, minimumLength: Int? = nil, maximumLength: Int? = nil, strips: Bool = false) {
    self.pattern = pattern
    text = TextOptions(minimumLength: minimumLength, maximumLength: maximumLength, strips: strips)
  }

  public var limitValidators: [FormValidator] { text.validators + [.pattern(pattern)] }
}
