/// The rules for new passwords.
public struct PasswordPolicy: Sendable {
  private let validators: [any PasswordValidator]

  /// A policy of one's own.
  public init(_ validators: [any PasswordValidator]) {
    self.validators = validators
  }

  /// Django's four, in its order; `commonPasswords` holds one password a line.
  public static func standard(commonPasswords: String) -> PasswordPolicy {
    PasswordPolicy([
      UserAttributeSimilarityValidator(),
      MinimumLengthValidator(),
      CommonPasswordValidator(list: commonPasswords),
      NumericPasswordValidator(),
    ])
  }

  /// Everything that is wrong with `password`, in the order of the rules; empty if nothing is.
  public func problems(with password: String, user: UserAttributes? = nil) -> [InvalidValue] {
    validators.compactMap { validator in
      do throws(InvalidValue) {
        try validator.validate(password, user: user)
        return nil
      } catch {
        return error
      }
    }
  }

  /// Each rule as a sentence for a form.
  public var helpTexts: [String] { validators.map(\.helpText) }
}
