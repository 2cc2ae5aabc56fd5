/// The rules for new passwords.
public struct PasswordPolicy: Sendable {
  /// The longest password, in bytes: each rule and each hash reads it all.
  package static let maximumLength = 4096

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

  /// Everything that is wrong with `password`, in the order of the rules; empty if nothing is. One of more than 4,096
  /// bytes has that problem alone.
  public func problems(with password: String, user: UserAttributes? = nil) -> [InvalidValue] {
    guard password.utf8.count <= Self.maximumLength else {
      return [.tooLong(password.utf8.count, limit: Self.maximumLength)]
    }
    return validators.compactMap { validator in
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
