/// The form that a link of a password reset leads to.
@Form
struct SetPasswordForm {
  @Input(CharField.newPassword.label("New password").attributes(["autofocus": true]), name: "new_password1")
  let newPassword: String
  @Input(CharField.newPasswordAgain.label("New password confirmation"), name: "new_password2")
  let confirmation: String

  /// The new password must be typed twice.
  static func check(_ values: inout CleanedFields<Fields>) {
    values.checkRepetition(of: \.newPassword, in: \.confirmation)
  }
}
