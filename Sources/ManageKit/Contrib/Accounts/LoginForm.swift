/// The login page's form.
@Form
struct LoginForm {
  /// The name, or the e-mail address of one account alone.
  @Input(
    CharField(maximumLength: User.maximumEmailLength).label("Username or email address")
      .attributes(["autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "autofocus": true]))
  let username: String
  @Input(CharField.currentPassword.label("Password")) let password: String

  static let wrongLogin = InvalidValue(
    code: "invalid_login",
    message: "Please enter a correct username and password. Note that both fields may be case-sensitive.")
}
