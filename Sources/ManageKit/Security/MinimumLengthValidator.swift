import ManageTemplateEngine

/// Asks for so many characters (Unicode scalars, as Python counts).
public struct MinimumLengthValidator: PasswordValidator {
  private let minimum: Int

  /// At least `minimum` characters.
  public init(_ minimum: Int = 8) {
    self.minimum = minimum
  }

  /// The rule as a sentence for a form.
  public var helpText: String { "Your password must contain at least \(minimum) \(characters)." }

  /// Throws `password_too_short`.
  public func validate(_ password: String, user: UserAttributes?) throws(InvalidValue) {
    guard password.unicodeScalars.count < minimum else { return }
    throw InvalidValue(
      code: "password_too_short",
      message: TranslatableText(
        "This password is too short. It must contain at least %(min_length)d character.",
        plural: "This password is too short. It must contain at least %(min_length)d characters.", count: minimum,
        ["min_length": minimum]))
  }

  private var characters: String { minimum == 1 ? "character" : "characters" }
}
