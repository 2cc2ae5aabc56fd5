/// The first administrator.
public struct SuperuserSettings: Sendable {
  /// The name to log in with.
  public var name: String
  /// The e-mail address.
  public var email: String
  /// The password, not yet validated.
  public var password: Secret

  /// An administrator's settings.
  public init(name: String, email: String, password: Secret) {
    self.name = name
    self.email = email
    self.password = password
  }
}
