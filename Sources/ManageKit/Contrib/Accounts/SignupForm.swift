extension Form {
  /// The fields of the signup page.
  static let signup = Form([
    FormField(
      "username", label: "Username", maximumLength: UsernameValidator.maxLength, autocomplete: "username",
      hasFocus: true, helpTexts: ["150 characters or fewer. Letters, digits and @/./+/-/_ only."]),
    FormField(
      "email", label: "Email address", kind: .email, maximumLength: User.maximumEmailLength, autocomplete: "email"),
    FormField("first_name", label: "First name", isRequired: false, maximumLength: 150, autocomplete: "given-name"),
    FormField("last_name", label: "Last name", isRequired: false, maximumLength: 150, autocomplete: "family-name"),
    FormField(
      "password1", label: "Password", kind: .password, autocomplete: "new-password",
      helpTexts: PasswordPolicy.site.helpTexts),
    FormField(
      "password2", label: "Password confirmation", kind: .password, autocomplete: "new-password",
      helpTexts: ["Enter the same password as before, for verification."]),
  ])

  /// The user that a signup asks for.
  var draft: User.Draft {
    User.Draft(
      username: self["username"], email: self["email"], firstName: self["first_name"], lastName: self["last_name"])
  }

  /// The attributes that the password must not resemble; one with an error, such as its length, isn't looked at.
  private var attributes: UserAttributes {
    let valid = { (name: String) in errors(of: name).isEmpty ? self[name] : "" }
    return UserAttributes(
      username: valid("username"), firstName: valid("first_name"), lastName: valid("last_name"), email: valid("email"))
  }

  /// Finds what is wrong with a signup, as far as the database need not be asked.
  mutating func validateSignup(policy: PasswordPolicy) {
    check("username") { username throws(InvalidValue) in
      try UsernameValidator.validate(UsernameValidator.normalize(username))
    }
    check("email") { email throws(InvalidValue) in try User.validate(email: email) }
    if errors(of: "password1").isEmpty {
      for problem in policy.problems(with: self["password1"], user: attributes) {
        addError(problem.text, to: "password1")
      }
    }
    if !self["password2"].isEmpty, !self["password1"].utf8.elementsEqual(self["password2"].utf8) {
      addError("The two password fields didn’t match.", to: "password2")
    }
  }
}

extension PasswordPolicy {
  /// The site's rules: Django's four.
  static let site = standard(
    commonPasswords: Resources.embedded(in: "Security/Resources").files["common-passwords.txt"]?.text ?? "")
}
