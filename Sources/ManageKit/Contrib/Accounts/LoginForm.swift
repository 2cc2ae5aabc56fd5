import ManageTemplateEngine

extension Form {
  static let wrongLogin: TranslatableText =
    "Please enter a correct username and password. Note that both fields may be case-sensitive."

  /// The fields of the login page.
  static let login = Form([
    FormField(
      "username", label: "Username", maximumLength: UsernameValidator.maxLength, autocomplete: "username",
      hasFocus: true),
    FormField("password", label: "Password", kind: .password, autocomplete: "current-password"),
  ])
}
