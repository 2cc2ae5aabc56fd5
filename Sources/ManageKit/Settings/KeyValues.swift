/// The values of one requirement's keys: `try settings.values(of: .sms)["TWILIO_TOKEN"]`.
///
/// Names have no prefix. All that is read was found right before, and a default stands in for what is absent. Reading a
/// key that the requirement doesn't have throws `SettingsError.notDeclared`.
public struct KeyValues: Sendable {
  let requirement: Requirement
  let profile: Profile
  /// The requirement's keys, those that apps have of their own among them.
  let readings: [KeyReading]
  /// The keys of the requirements that are read along with it.
  let included: [KeyReading]
  /// The app whose own keys come before everybody's.
  private var app: String?

  /// Reads requirements and those they include, each once, in their order.
  static func read(
    _ requirements: [Requirement], apps: [String] = [], in environment: SiteEnvironment, profile: Profile
  ) -> [KeyValues] {
    var readings: [Requirement: [KeyReading]] = [:]
    let groups = requirements.flatMap { [$0] + $0.included }.filter { group in
      guard readings[group] == nil else { return false }
      readings[group] = group.keys(in: profile, apps: apps)
        .map { KeyReading($0, in: environment, profile: profile) }
      return true
    }
    return groups.map { group in
      KeyValues(
        requirement: group, profile: profile, readings: readings[group] ?? [],
        included: group.included.flatMap { readings[$0] ?? [] })
    }
  }

  private init(requirement: Requirement, profile: Profile, readings: [KeyReading], included: [KeyReading]) {
    self.requirement = requirement
    self.profile = profile
    self.readings = readings
    self.included = included
  }

  /// The same, where the keys that an app has of its own come before everybody's.
  func own(by app: String?) -> KeyValues {
    var values = self
    values.app = app
    return values
  }

  /// The value of a key; nil where it is absent and has no default.
  public subscript(name: String) -> String? {
    get throws(SettingsError) { try secret(name)?.reveal() }
  }

  /// The value of a key, hidden from text.
  public func secret(_ name: String) throws(SettingsError) -> Secret? {
    guard let reading = reading(name) else { throw .notDeclared(name, requirement) }
    return own(name) ?? reading.valueOrDefault
  }

  /// The value of a key of the kind `integer`.
  public func integer(_ name: String) throws(SettingsError) -> Int? {
    try self[name].flatMap { Int($0) }
  }

  /// The value of a key of the kind `boolean`.
  public func boolean(_ name: String) throws(SettingsError) -> Bool? {
    try self[name].flatMap(ValueKind.boolean)
  }

  /// The entries of a comma-separated value, trimmed; none where it is absent.
  public func list(_ name: String) throws(SettingsError) -> [String] {
    ValueKind.items(try self[name] ?? "")
  }

  /// `value`, which `name` has in this profile; throws `SettingsError.absent` where it has not.
  public func require<Value>(_ name: String, _ value: Value?) throws(SettingsError) -> Value {
    guard let value else { throw .absent(reading(name)?.name ?? name) }
    return value
  }

  /// The app's own value for a key.
  func own(_ name: String) -> Secret? {
    app.flatMap { reading(EnvironmentKey.ownName(name, app: $0)) }?.value
  }

  func reading(_ name: String) -> KeyReading? {
    (readings + included).first { $0.key.name == name }
  }
}
