/// A rule that new passwords must keep.
public protocol PasswordValidator: Sendable {
  /// The rule as a sentence for a form.
  var helpText: String { get }

  /// Refuses a password that breaks the rule; `user` is who would have it, as far as known.
  func validate(_ password: String, user: UserAttributes?) throws(InvalidValue)
}
