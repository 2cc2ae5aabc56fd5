/// The form of the profile.
@Form
struct ProfileForm {
  @Input(CharField.firstName) let firstName: String
  @Input(CharField.lastName) let lastName: String
  @Input(
    CharField(maximumLength: 255).label("Display name").help("Your name in one piece, as you write it yourself.")
      .attributes(["autocomplete": "name"]).optional)
  let name: String
}

extension ProfileForm.Fields {
  /// The fields as a user's profile stands.
  init(of user: User) {
    self = .standard
    firstName = firstName.initial(user.firstName)
    lastName = lastName.initial(user.lastName)
    name = name.initial(user.name)
  }
}
