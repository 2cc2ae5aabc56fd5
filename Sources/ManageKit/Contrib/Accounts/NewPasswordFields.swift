import ManageTemplateEngine

extension CharField {
  /// The field of a password that the user has.
  static let currentPassword = CharField(strips: false).validated(by: .passwordLength).widget(TextInput(.password))
    .attributes(["autocomplete": "current-password"])

  /// The field of a password to be, with the site's rules.
  static let newPassword = CharField(strips: false).validated(by: .passwordLength).widget(TextInput(.password))
    .help(PasswordPolicy.site.helpTexts.map { TranslatableText($0) }).attributes(["autocomplete": "new-password"])

  /// The field in which that is typed again.
  static let newPasswordAgain = CharField(strips: false).validated(by: .passwordLength).widget(TextInput(.password))
    .help("Enter the same password as before, for verification.").attributes(["autocomplete": "new-password"])
}

extension CleanedFields {
  /// The password must be typed twice.
  mutating func checkRepetition(of password: KeyPath<Fields, CharField>, in again: KeyPath<Fields, CharField>) {
    guard let typedAgain = self[again], !(self[password] ?? "").utf8.elementsEqual(typedAgain.utf8) else { return }
    addError(InvalidValue(code: "password_mismatch", message: "The two password fields didn’t match."), to: again)
  }
}

extension FormValidator {
  /// Passwords of a length that is hashed.
  static let passwordLength = text { text throws(InvalidValue) in
    let length = text.utf8.count
    guard length <= PasswordPolicy.maximumLength else { throw .tooLong(length, limit: PasswordPolicy.maximumLength) }
  }
}

extension PasswordPolicy {
  /// The site's rules: Django's four.
  static let site = standard(
    commonPasswords: Resources.embedded(in: "Security/Resources").files["common-passwords.txt"]?.text ?? "")
}
