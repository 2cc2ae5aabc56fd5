/// The user's attributes that a password must not resemble.
public struct UserAttributes: Sendable {
  /// One of them, by its name in messages.
  public enum Name: String, Sendable, CaseIterable {
    /// The name to log in with.
    case username
    /// The given name.
    case firstName = "first name"
    /// The family name.
    case lastName = "last name"
    /// The address for mail.
    case email = "email address"
  }

  private let values: [Name: String]

  /// The attributes of a user; an empty one is ignored.
  public init(username: String = "", firstName: String = "", lastName: String = "", email: String = "") {
    values = [.username: username, .firstName: firstName, .lastName: lastName, .email: email]
  }

  subscript(name: Name) -> String { values[name] ?? "" }
}
