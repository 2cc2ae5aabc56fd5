/// The form of the page that changes one's password.
@Form
struct PasswordChangeForm {
  @Input(CharField.currentPassword.label("Old password").attributes(["autofocus": true])) let oldPassword: String
  @Input(CharField.newPassword.label("New password"), name: "new_password1") let newPassword: String
  @Input(CharField.newPasswordAgain.label("New password confirmation"), name: "new_password2")
  let confirmation: String

  static let wrongPassword = InvalidValue(
    code: "password_incorrect", message: "Your old password was entered incorrectly. Please enter it again.")

  /// The new password must be typed twice.
  static func check(_ values: inout CleanedFields<Fields>) {
    values.checkRepetition(of: \.newPassword, in: \.confirmation)
  }
}
