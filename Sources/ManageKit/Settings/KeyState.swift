/// The state of one key in `check-env`.
public struct KeyState: Sendable {
  /// Where a key stands.
  public enum State: String, Sendable {
    /// It has a value of the right form.
    case set
    /// It is absent and may be: its default stands in.
    case `default`
    /// It is absent and the profile or a command needs it.
    case missing
    /// It is set to nothing, which counts as absent.
    case empty
    /// It is set to something wrong.
    case invalid
    /// It is set and nothing reads it.
    case unused
  }

  /// The full name.
  public let name: String
  /// Where it stands.
  public let state: State
  /// `environment` or `.env:LINE`.
  public let source: String?
  /// Whether its value is masked.
  public let isSecret: Bool
  /// The names of the commands that can't run without it.
  public let requiredBy: [String]
  /// The value or its mask, or the default: for people.
  let detail: String

  /// - Parameters:
  ///   - commands: what each command requires.
  ///   - optional: what each reads where it is set.
  init(
    _ reading: KeyReading, in group: KeyValues, commands: [String: [Requirement]], optional: [String: [Requirement]]
  ) {
    let presence = reading.key.presence(in: group.profile)
    name = reading.name
    source = reading.source?.description
    isSecret = reading.key.isSecret
    let asking = commands.filter { $0.value.contains(group.requirement) }.keys
    let serving = optional.filter { $0.value.contains(group.requirement) }.keys
    requiredBy = presence.isRequired ? Set(asking).union(serving).sorted() : presence.isOnDemand ? asking.sorted() : []
    state = Self.state(of: reading, in: group, isOptional: !presence.isRequired && !presence.isOnDemand)
    detail =
      switch state {
      case .default: presence.summary
      case .set, .unused: reading.value.map { Self.shown($0, isSecret: reading.key.isSecret) } ?? ""
      case .missing, .empty, .invalid: ""
      }
  }

  /// A key that the contract doesn't know.
  init(unknown name: String, source: ValueSource) {
    self.name = name
    self.source = source.description
    state = .unused
    isSecret = true
    requiredBy = []
    detail = ""
  }

  private static func state(of reading: KeyReading, in group: KeyValues, isOptional: Bool) -> State {
    if reading.isEmpty { return .empty }
    if reading.source == nil { return isOptional && !group.isHalfSet(without: reading) ? .default : .missing }
    if !reading.isUsable { return .invalid }
    return group.isUnused(reading) ? .unused : .set
  }

  private static func shown(_ value: Secret, isSecret: Bool) -> String {
    let text = value.reveal()
    if isSecret { return "secret" }
    return text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? text.debugDescription : text
  }
}
