/// How long sessions last, in seconds.
struct SessionLimits: Sendable {
  /// Without being used.
  let idle: Int
  /// From the login, however much it is used.
  let age: Int
  /// From the login of a user who may enter the admin.
  let staffAge: Int

  /// Those of a site that says nothing else: 14 days, Django's `SESSION_COOKIE_AGE`, 30 days and 12 hours.
  static let standard = SessionLimits(idle: 1_209_600, age: 2_592_000, staffAge: 43_200)
}

extension Requirement {
  /// How long sessions last.
  static let sessions = Requirement(
    "sessions", title: "Sessions",
    keys: [
      key("DJANGO_SESSION_IDLE_SECONDS", SessionLimits.standard.idle, "how long a session lasts without being used"),
      key("DJANGO_SESSION_AGE_SECONDS", SessionLimits.standard.age, "how long a login lasts, however much it is used"),
      key("DJANGO_SESSION_STAFF_AGE_SECONDS", SessionLimits.standard.staffAge, "the same for staff and superusers"),
    ])

  private static func key(_ name: String, _ seconds: Int, _ purpose: String) -> EnvironmentKey {
    EnvironmentKey(
      name, development: .value("\(seconds)"), product: .value("\(seconds)"), .integer(60...31_536_000),
      for: purpose + ", in seconds", example: "\(seconds)")
  }
}

extension Settings {
  /// How long sessions last.
  var sessionLimits: SessionLimits {
    get throws(SettingsError) {
      let (values, standard) = (try values(of: .sessions), SessionLimits.standard)
      return SessionLimits(
        idle: try values.integer("DJANGO_SESSION_IDLE_SECONDS") ?? standard.idle,
        age: try values.integer("DJANGO_SESSION_AGE_SECONDS") ?? standard.age,
        staffAge: try values.integer("DJANGO_SESSION_STAFF_AGE_SECONDS") ?? standard.staffAge)
    }
  }
}
