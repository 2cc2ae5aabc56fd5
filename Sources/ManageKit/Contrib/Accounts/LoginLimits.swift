/// How many wrong logins, signups and links to new passwords are allowed.
struct LoginLimits: Sendable {
  /// Wrong logins of a username from an address.
  let pair: RateLimit
  /// Wrong logins of a username from everywhere; beyond it they are slowed down to an even pace.
  let name: RateLimit
  /// Wrong logins from an address.
  let address: RateLimit
  /// Signups from an address.
  let signup: RateLimit
  /// Links to new passwords for an e-mail address, and from an address.
  let passwordReset: RateLimit

  /// Those of a site that says nothing else.
  static let standard = LoginLimits(
    pair: RateLimit(10, per: .seconds(300)), name: RateLimit(50, per: .seconds(3600)),
    address: RateLimit(100, per: .seconds(3600)), signup: RateLimit(20, per: .seconds(3600)),
    passwordReset: RateLimit(5, per: .seconds(3600)))
}

extension Requirement {
  /// How many wrong logins, signups and links to new passwords are allowed.
  static let loginLimits = Requirement(
    "login-limits", title: "Limits of logins, signups and password resets",
    keys: [
      key("DJANGO_LOGIN_LIMIT", LoginLimits.standard.pair, "wrong logins of one username from one address"),
      key(
        "DJANGO_LOGIN_NAME_LIMIT", LoginLimits.standard.name,
        "wrong logins of one username from everywhere, before they are slowed down"),
      key(
        "DJANGO_LOGIN_ADDRESS_LIMIT", LoginLimits.standard.address,
        "wrong logins from one address (of IPv6, one network of 64 bits)"),
      key("DJANGO_SIGNUP_LIMIT", LoginLimits.standard.signup, "signups from one address"),
      key(
        "DJANGO_PASSWORD_RESET_LIMIT", LoginLimits.standard.passwordReset,
        "links to new passwords for one e-mail address, and requests for them from one address"),
    ])

  private static func key(_ name: String, _ limit: RateLimit, _ purpose: String) -> EnvironmentKey {
    let value = limit.description
    return EnvironmentKey(name, development: .value(value), product: .value(value), .rate, for: purpose, example: value)
  }
}

extension Settings {
  /// How many wrong logins, signups and links to new passwords are allowed.
  var loginLimits: LoginLimits {
    get throws(SettingsError) {
      let values = try values(of: .loginLimits)
      return LoginLimits(
        pair: try values.rate("DJANGO_LOGIN_LIMIT"), name: try values.rate("DJANGO_LOGIN_NAME_LIMIT"),
        address: try values.rate("DJANGO_LOGIN_ADDRESS_LIMIT"), signup: try values.rate("DJANGO_SIGNUP_LIMIT"),
        passwordReset: try values.rate("DJANGO_PASSWORD_RESET_LIMIT"))
    }
  }
}
