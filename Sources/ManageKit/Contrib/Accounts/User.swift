public import Foundation
import ManageGroundwork

/// A person who can log in.
@Model("accounts_user", name: ["en": "user", "ko": "사용자"], plural: ["en": "users"])
public struct User {
  /// The key.
  @ID public let id: Int
  /// The hash of the password.
  @Field(max: 128) var password: Secret
  /// When the user last logged in.
  public var lastLogin: Date?
  /// Whether the user may do everything.
  public var isSuperuser = false
  /// The name to log in with, in Unicode's form NFKC.
  @Field(max: 150, unique: true) public var username: String
  /// The given name, or nothing.
  @Field(max: 150) public var firstName = ""
  /// The family name, or nothing.
  @Field(max: 150) public var lastName = ""
  /// The address for mail, or nothing.
  @Field(max: 254) public var email = ""
  /// Whether the user may enter the admin.
  public var isStaff = false
  /// Whether the user may log in.
  public var isActive = true
  /// When the account was made.
  @CreatedAt public var dateJoined: Date
  /// The name in full as the user wrote it in one piece, or nothing.
  public var name = ""

  /// The given and the family name, Django's `get_full_name`.
  public var fullName: String {
    "\(firstName) \(lastName)".trimmingWhitespace()
  }

  /// The attributes that its password must not resemble.
  var attributes: UserAttributes {
    UserAttributes(username: username, firstName: firstName, lastName: lastName, email: email)
  }
}

extension User.Draft {
  /// An active user without a usable password; an administrator has every right. Username and e-mail address are
  /// normalized as Django does.
  public init(
    username: String, email: String, firstName: String = "", lastName: String = "", isAdministrator: Bool = false
  ) {
    self.init(
      password: Secret(PasswordHasher.unusable()), isSuperuser: isAdministrator,
      username: UsernameValidator.normalize(username), firstName: firstName, lastName: lastName,
      email: EmailValidator.normalize(email), isStaff: isAdministrator)
  }

  /// The attributes that its password must not resemble.
  var attributes: UserAttributes {
    UserAttributes(username: username, firstName: firstName, lastName: lastName, email: email)
  }
}
