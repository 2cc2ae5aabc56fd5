import ManageTemplateEngine

/// The signup page's form.
@Form
struct SignupForm {
  @Input(
    CharField().label("Username").help("150 characters or fewer. Letters, digits and @/./+/-/_ only.")
      .attributes([
        "maxlength": "150", "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false",
        "autofocus": true,
      ])
      .validated(by: .username))
  let username: String
  @Input(
    CharField().label("Email address").widget(TextInput(.email))
      .attributes(["maxlength": "254", "autocomplete": "email"]).validated(by: .storedEmail))
  let email: String
  @Input(CharField(maximumLength: 150).label("First name").attributes(["autocomplete": "given-name"]).optional)
  let firstName: String
  @Input(CharField(maximumLength: 150).label("Last name").attributes(["autocomplete": "family-name"]).optional)
  let lastName: String
  @Input(
    CharField(strips: false).label("Password").validated(by: .passwordLength).widget(TextInput(.password))
      .help(PasswordPolicy.site.helpTexts.map { TranslatableText($0) }).attributes(["autocomplete": "new-password"]),
    name: "password1")
  let password: String
  @Input(
    CharField(strips: false).label("Password confirmation").validated(by: .passwordLength).widget(TextInput(.password))
      .help("Enter the same password as before, for verification.").attributes(["autocomplete": "new-password"]),
    name: "password2")
  let confirmation: String

  /// The user that a signup asks for.
  var draft: User.Draft {
    User.Draft(username: username, email: email, firstName: firstName, lastName: lastName)
  }

  /// The password must follow the site's rules, and be typed twice.
  static func check(_ values: inout CleanedFields<Fields>) {
    let password = values[\.password] ?? ""
    if let confirmation = values[\.confirmation], !password.utf8.elementsEqual(confirmation.utf8) {
      values.addError(
        InvalidValue(code: "password_mismatch", message: "The two password fields didn’t match."), to: \.confirmation)
    }
    guard !password.isEmpty else { return }
    let user = UserAttributes(
      username: values[\.username] ?? "", firstName: values[\.firstName] ?? "", lastName: values[\.lastName] ?? "",
      email: values[\.email] ?? "")
    for problem in PasswordPolicy.site.problems(with: password, user: user) {
      values.addError(problem, to: \.password)
    }
  }
}

extension FormValidator {
  /// Usernames, in the form in which they are stored.
  fileprivate static let username = text { text throws(InvalidValue) in
    // Normalizing costs the square of a run of combining marks: what is too long isn't looked at.
    let length = text.unicodeScalars.count
    guard length <= UsernameValidator.maxLength else { throw .tooLong(length, limit: UsernameValidator.maxLength) }
    try UsernameValidator.validate(UsernameValidator.normalize(text))
  }

  /// E-mail addresses, in the form in which they are stored.
  fileprivate static let storedEmail = text { text throws(InvalidValue) in
    let length = text.unicodeScalars.count
    guard length <= User.maximumEmailLength else { throw .tooLong(length, limit: User.maximumEmailLength) }
    try User.validate(email: text)
  }

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
