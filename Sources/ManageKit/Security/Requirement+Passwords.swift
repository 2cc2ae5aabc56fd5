extension Requirement {
  /// How new passwords are hashed.
  public static let passwords = Requirement(
    "passwords", title: "Passwords",
    keys: [
      EnvironmentKey(
        "DJANGO_PASSWORD_ROUNDS",
        development: .value("1500000"), product: .value("1500000"), .integer(1...100_000_000),
        for: "PBKDF2 rounds of new password hashes; a site shared with Django sets Django's number",
        example: "1500000")
    ])
}

extension Settings {
  /// PBKDF2 rounds of new password hashes.
  public var passwordRounds: Int {
    get throws(SettingsError) {
      let values = try values(of: .passwords)
      return try values.require("DJANGO_PASSWORD_ROUNDS", values.integer("DJANGO_PASSWORD_ROUNDS"))
    }
  }
}
