import ManageGroundwork
import ManageTemplateEngine

extension FormValidator {
  /// Texts of at least so many code points (Django's `MinLengthValidator`).
  public static func minimumLength(_ limit: Int) -> FormValidator {
    FormValidator { value in
      guard let length = value.scalarCount, length < limit else { return nil }
      let message = TranslatableText(
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        plural: "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).", count: limit,
        ["limit_value": limit, "show_value": length, "value": value])
      return InvalidValue(code: "min_length", message: message)
    }
  }

  /// Texts of at most so many code points (Django's `MaxLengthValidator`).
  public static func maximumLength(_ limit: Int) -> FormValidator {
    FormValidator { value in
      guard let length = value.scalarCount, length > limit else { return nil }
      return InvalidValue.tooLong(length, limit: limit).about(value)
    }
  }

  /// Texts without the null character, which PostgreSQL can't store.
  public static let noNullCharacters = FormValidator { value in
    guard value.text.utf8.contains(0) else { return nil }
    return .about(value, code: "null_characters_not_allowed", "Null characters are not allowed.")
  }

  /// E-mail addresses.
  public static let email = FormValidator.text { text throws(InvalidValue) in try EmailValidator().validate(text) }

  /// ASCII letters, digits, underscores and hyphens (Django's `validate_slug`).
  public static let slug = FormValidator { value in
    let isSlug = value.text.utf8.allSatisfy {
      $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    let message: TranslatableText =
      "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."
    return isSlug && !value.text.isEmpty ? nil : .about(value, code: "invalid", message)
  }

  /// Letters and numbers of any script, underscores and hyphens (Django's `validate_unicode_slug`).
  public static let unicodeSlug = FormValidator { value in
    let isSlug = value.text.unicodeScalars.allSatisfy { $0.isPythonWordCharacter || $0 == "-" }
    let message: TranslatableText =
      "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens."
    return isSlug && !value.text.isEmpty ? nil : .about(value, code: "invalid", message)
  }

  /// Whole numbers, written in decimal digits of any script (Django's `validate_integer`).
  public static let integer = FormValidator { value in
    let scalars = value.text.unicodeScalars
    let digits = scalars.first == "-" ? scalars.dropFirst() : scalars[...]
    let isNumber = !digits.isEmpty && digits.allSatisfy { $0.properties.generalCategory == .decimalNumber }
    return isNumber ? nil : .about(value, code: "invalid", "Enter a valid integer.")
  }

  /// Lists such as `1,2,3` (Django's `validate_comma_separated_integer_list`).
  public static let commaSeparatedIntegers = FormValidator { value in
    let parts = value.text.unicodeScalars.split(separator: ",", omittingEmptySubsequences: false)
    let isList = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.properties.generalCategory == .decimalNumber }
    }
    return isList ? nil : .about(value, code: "invalid", "Enter only digits separated by commas.")
  }

  /// Files whose names end in one of these extensions (Django's `FileExtensionValidator`).
  public static func fileExtension(_ allowed: [String]) -> FormValidator {
    let allowed = allowed.map { $0.lowercased() }
    return FormValidator { value in
      guard case .object(let file) = value, let name = file.member("name")?.text else { return nil }
      let last = name.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring(name).utf8
      let stem = Substring(last)
      let dot = stem.utf8.dropFirst().lastIndex(of: UInt8(ascii: "."))
      let suffix = dot.map { String(Substring(stem.utf8[stem.utf8.index(after: $0)...])).lowercased() } ?? ""
      guard !allowed.contains(suffix) else { return nil }
      let message = TranslatableText(
        "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s.",
        ["extension": suffix, "allowed_extensions": allowed.joined(separator: ", "), "value": value])
      return InvalidValue(code: "invalid_extension", message: message)
    }
  }
}

extension TemplateValue {
  /// The length in code points of a text, or the number of a list's elements.
  fileprivate var scalarCount: Int? {
    switch self {
    case .string(let text), .safe(let text): text.unicodeScalars.count
    case .array(let elements): elements.count
    case .dictionary(let dictionary): dictionary.count
    default: nil
    }
  }
}
