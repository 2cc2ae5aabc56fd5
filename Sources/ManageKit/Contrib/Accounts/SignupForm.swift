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
  @Input(CharField.email) let email: String
  @Input(CharField.firstName) let firstName: String
  @Input(CharField.lastName) let lastName: String
  @Input(CharField.newPassword.label("Password"), name: "password1") let password: String
  @Input(CharField.newPasswordAgain.label("Password confirmation"), name: "password2") let confirmation: String

  /// The user that a signup asks for.
  var draft: User.Draft {
    User.Draft(username: username, email: email, firstName: firstName, lastName: lastName)
  }

  /// The password must follow the site's rules, and be typed twice.
  static func check(_ values: inout CleanedFields<Fields>) {
    values.checkRepetition(of: \.password, in: \.confirmation)
    let password = values[\.password] ?? ""
    guard !password.isEmpty else { return }
    let user = UserAttributes(
      username: values[\.username] ?? "", firstName: values[\.firstName] ?? "", lastName: values[\.lastName] ?? "",
      email: values[\.email] ?? "")
    for problem in PasswordPolicy.site.problems(with: password, user: user) {
      values.addError(problem, to: \.password)
    }
  }
}

extension CharField {
  /// The field of a given name, which may be left empty.
  static let firstName = CharField(maximumLength: 150).label("First name")
    .attributes(["autocomplete": "given-name"]).optional

  /// The field of a family name, which may be left empty.
  static let lastName = CharField(maximumLength: 150).label("Last name")
    .attributes(["autocomplete": "family-name"]).optional

  /// The field of an e-mail address that somebody is to be reached at.
  static let email = CharField().label("Email address").widget(TextInput(.email))
    .attributes(["maxlength": "254", "autocomplete": "email"]).validated(by: .storedEmail)
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
}
