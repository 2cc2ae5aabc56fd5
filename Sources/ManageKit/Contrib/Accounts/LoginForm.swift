/// The login page's form.
@Form
struct LoginForm {
  @Input(
    CharField(maximumLength: UsernameValidator.maxLength).label("Username")
      .attributes(["autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "autofocus": true]))
  let username: String
  @Input(
    CharField(strips: false).label("Password").validated(by: .passwordLength).widget(TextInput(.password))
      .attributes(["autocomplete": "current-password"]))
  let password: String

  static let wrongLogin = InvalidValue(
    code: "invalid_login",
    message: "Please enter a correct username and password. Note that both fields may be case-sensitive.")
}
