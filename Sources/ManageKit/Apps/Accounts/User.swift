public import Foundation

/// A person who can log in: a row of `accounts_user`.
public struct User: Identifiable, Sendable {
  /// The key.
  public let id: Int
  /// The name to log in with, in Unicode's form NFKC.
  public var username: String
  /// The given name, or nothing.
  public var firstName: String
  /// The family name, or nothing.
  public var lastName: String
  /// The address for mail, or nothing.
  public var email: String
  /// The name in full as the user wrote it in one piece, or nothing.
  public var name: String
  /// Whether the user may enter the admin.
  public var isStaff: Bool
  /// Whether the user may do everything.
  public var isSuperuser: Bool
  /// Whether the user may log in.
  public var isActive: Bool
  /// When the account was made.
  public var dateJoined: Date
  /// When the user last logged in.
  public var lastLogin: Date?
  /// The hash of the password.
  var password: Secret

  /// The given and the family name, Django's `get_full_name`.
  public var fullName: String {
    "\(firstName) \(lastName)".trimming(\.isWhitespace)
  }
}

extension User {
  /// What its password must not resemble.
  var attributes: UserAttributes {
    UserAttributes(username: username, firstName: firstName, lastName: lastName, email: email)
  }

  /// The columns that `init(_:)` reads.
  static let columns: SQL = """
    id, username, first_name, last_name, email, name, is_staff, is_superuser, is_active, date_joined, last_login,
    password
    """

  /// A row of ``columns``.
  init(_ row: Row) throws {
    id = try row[0]
    username = try row[1]
    firstName = try row[2]
    lastName = try row[3]
    email = try row[4]
    name = try row[5]
    isStaff = try row[6]
    isSuperuser = try row[7]
    isActive = try row[8]
    dateJoined = try row[9]
    lastLogin = try row[10]
    password = Secret(try row[11])
  }

  /// A user that is not in the database yet.
  public struct Draft: Sendable {
    let username: String
    let email: String
    let firstName: String
    let lastName: String
    let isAdministrator: Bool

    /// An active user; an administrator has every right. Username and e-mail address are normalized as Django does.
    public init(
      username: String, email: String, firstName: String = "", lastName: String = "", isAdministrator: Bool = false
    ) {
      self.username = UsernameValidator.normalize(username)
      self.email = EmailValidator.normalize(email)
      self.firstName = firstName
      self.lastName = lastName
      self.isAdministrator = isAdministrator
    }

    /// What its password must not resemble.
    var attributes: UserAttributes {
      UserAttributes(username: username, firstName: firstName, lastName: lastName, email: email)
    }
  }
}
