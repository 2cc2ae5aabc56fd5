/// Refuses passwords of digits alone, in any script.
public struct NumericPasswordValidator: PasswordValidator {
  /// A validator.
  public init() {}

  /// The rule as a sentence for a form.
  public var helpText: String { "Your password can’t be entirely numeric." }

  /// Throws `password_entirely_numeric`.
  public func validate(_ password: String, user: UserAttributes?) throws(InvalidValue) {
    let isNumeric = password.unicodeScalars.allSatisfy { scalar in
      scalar.properties.numericType == .decimal || scalar.properties.numericType == .digit
    }
    guard isNumeric, !password.isEmpty else { return }
    throw InvalidValue(code: "password_entirely_numeric", message: "This password is entirely numeric.")
  }
}
