/// The form that asks for the password before an account is deleted.
@Form
struct DeletionForm {
  @Input(CharField.currentPassword.label("Password")) let password: String

  static let wrongPassword = InvalidValue(
    code: "password_incorrect", message: "The password is wrong. Please enter it again.")
}
