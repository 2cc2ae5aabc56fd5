/// The first administrator.
struct SuperuserSettings: Sendable {
  /// The name to log in with.
  var name: String
  /// The e-mail address.
  var email: String
  /// The password, not yet validated.
  var password: Secret
}

extension Requirement {
  /// The first administrator.
  static let superuser = Requirement(
    "superuser", title: "First administrator",
    keys: [
      EnvironmentKey(
        "DJANGO_SUPERUSER_NAME", development: .forNoInput, product: .forNoInput, .username,
        for: "name of the first administrator", example: "your-name"),
      EnvironmentKey(
        "DJANGO_SUPERUSER_EMAIL", development: .forNoInput, product: .forNoInput, .email,
        for: "e-mail address of the first administrator", example: "your-name@your-domain.example"),
      EnvironmentKey(
        "DJANGO_SUPERUSER_PASSWORD", development: .forNoInput, product: .forNoInput, .text, secret: true,
        for: "password of the first administrator", example: "your-superuser-password"),
    ])
}

extension EnvironmentKey.Presence {
  fileprivate static let forNoInput = Self.onDemand(by: "createsuperuser --noinput")
}

extension Settings {
  /// The first administrator.
  var superuser: SuperuserSettings {
    get throws(SettingsError) {
      let values = try values(of: .superuser)
      return SuperuserSettings(
        name: try values.require("DJANGO_SUPERUSER_NAME", values["DJANGO_SUPERUSER_NAME"]),
        email: try values.require("DJANGO_SUPERUSER_EMAIL", values["DJANGO_SUPERUSER_EMAIL"]),
        password: try values.require("DJANGO_SUPERUSER_PASSWORD", values.secret("DJANGO_SUPERUSER_PASSWORD")))
    }
  }
}
