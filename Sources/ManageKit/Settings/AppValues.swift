/// The values of keys as they hold for one app: its own come before everybody's.
struct AppValues {
  let values: KeyValues
  /// Nil reads everybody's keys alone.
  let app: String?

  func own(_ name: String) -> Secret? {
    app.flatMap { values.secret(EnvironmentKey.ownName(name, app: $0)) }
  }

  func secret(_ name: String) -> Secret? {
    own(name) ?? values.secret(name)
  }

  func text(_ name: String) -> String? {
    secret(name)?.reveal()
  }

  /// A value that goes with another key's: where the app has its own of that, everybody's doesn't count.
  func secret(_ name: String, with other: String) -> Secret? {
    own(other) == nil ? secret(name) : own(name)
  }
}
