import ManageKit

/// The form of the contact page.
@Form
struct ContactForm {
  @Input(CharField(maximumLength: 100).label("Name").attributes(["autocomplete": "name"]))
  let name: String
  @Input(
    CharField(maximumLength: 254).label("Email address").help("Used only to answer you.").widget(TextInput(.email))
      .attributes(["autocomplete": "email"]).validated(by: .reachable))
  let email: String
  @Input(CharField(maximumLength: 5000).label("Message").widget(Textarea()))
  let message: String
}

extension ContactForm.Fields {
  /// The fields as a visitor finds them: a user need not repeat who they are.
  init(for user: User?) {
    self = .standard
    guard let user else { return }
    name = name.initial(user.name.isEmpty ? user.fullName : user.name)
    email = email.initial(user.email)
  }
}

extension FormValidator {
  /// E-mail addresses that a message can name, which is not all that have the form of one.
  fileprivate static let reachable = text { text throws(InvalidValue) in
    if let mistake = email.mistake(in: .string(text)) { throw mistake }
    guard EmailAddress(parsing: text) != nil else {
      throw InvalidValue(code: "invalid", message: "Enter a valid email address.")
    }
  }
}
