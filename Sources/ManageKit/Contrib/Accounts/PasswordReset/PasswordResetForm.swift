/// The form that asks for a link to a new password.
@Form
struct PasswordResetForm {
  @Input(CharField.email.attributes(["autofocus": true])) let email: String
}
