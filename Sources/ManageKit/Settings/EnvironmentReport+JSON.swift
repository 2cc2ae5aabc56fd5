#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension EnvironmentReport {
  /// The report as one JSON document; no value of any key is in it.
  ///
  /// `{"profile", "ok", "problems": [{"id", "level", "key", "message", "hint", "source"}],
  /// "keys": [{"name", "state", "source", "secret", "required_by"}]}`: a field without a value is null.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension EnvironmentReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case profile, ok, problems, keys
  }

  /// Writes the document of `json()`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(profile.rawValue, forKey: .profile)
    try container.encode(ok, forKey: .ok)
    try container.encode(problems.map(KeyProblem.init), forKey: .problems)
    try container.encode(keys, forKey: .keys)
  }
}

/// A message as `check-env` writes it: its place is where the key stands.
private struct KeyProblem: Encodable {
  let message: CheckMessage

  private enum CodingKeys: String, CodingKey {
    case id, level, key, message, hint, source
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(message.id.rawValue, forKey: .id)
    try container.encode(message.level.rawValue, forKey: .level)
    try container.encode(message.key, forKey: .key)
    try container.encode(message.message, forKey: .message)
    try container.encode(message.hint, forKey: .hint)
    try container.encode(message.place, forKey: .source)
  }
}

extension KeyState: Encodable {
  private enum CodingKeys: String, CodingKey {
    case name, state, source
    case isSecret = "secret"
    case requiredBy = "required_by"
  }

  /// Writes all five fields, null where there is nothing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(state.rawValue, forKey: .state)
    try container.encode(source, forKey: .source)
    try container.encode(isSecret, forKey: .isSecret)
    try container.encode(requiredBy, forKey: .requiredBy)
  }
}
