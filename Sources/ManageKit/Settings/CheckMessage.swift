/// A mistake that a check found, for `manage check` and `manage check-env` (Django's `CheckMessage`).
///
///     CheckMessage("forum.W001", "the forum has no moderator", hint: "run 'manage addmoderator'")
public struct CheckMessage: Hashable, Sendable {
  /// How bad a mistake is; the first two only tell.
  public enum Level: String, CaseIterable, Comparable, Sendable {
    case debug, info, warning, error, critical

    /// Orders by severity.
    public static func < (left: Level, right: Level) -> Bool {
      left.severity < right.severity
    }

    private var severity: Int {
      switch self {
      case .debug: 10
      case .info: 20
      case .warning: 30
      case .error: 40
      case .critical: 50
      }
    }
  }

  /// The stable name of the kind of mistake.
  public let id: CheckID
  /// The full name of the environment's key that it is about, if it is about one.
  public let key: String?
  /// The problem, in one line and without any secret.
  public let message: String
  /// How to fix it.
  public let hint: String?
  /// Where it is, such as `forum/list.html:3:7`, `.env:4` or `environment`.
  public let place: String?
  /// The lines that show it.
  public let excerpt: String?

  /// A mistake; its level follows from its id.
  public init(
    _ id: CheckID, key: String? = nil, _ message: String, hint: String? = nil, place: String? = nil,
    excerpt: String? = nil
  ) {
    self.id = id
    self.key = key
    self.message = message
    self.hint = hint
    self.place = place
    self.excerpt = excerpt
  }

  init(_ id: CheckID, key: String? = nil, _ message: String, hint: String? = nil, source: ValueSource?) {
    self.init(id, key: key, message, hint: hint, place: source?.description)
  }

  /// How bad it is.
  public var level: Level { id.level }
}

extension CheckMessage {
  /// The message for people: `LEVEL: PLACE: MESSAGE (ID)`, the excerpt, and the hint.
  var lines: [String] {
    let place = place.map { "\($0): " } ?? ""
    return ["\(level.rawValue): \(place)\(message) (\(id))"]
      + (excerpt?.split(separator: "\n").map { "    \($0)" } ?? []) + (hint.map { ["  hint: \($0)"] } ?? [])
  }
}

extension CheckMessage: Encodable {
  private enum CodingKeys: String, CodingKey {
    case id, level, key, message, hint, place, excerpt
  }

  /// Writes an object of the seven fields, null where there is nothing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id.rawValue, forKey: .id)
    try container.encode(level.rawValue, forKey: .level)
    try container.encode(key, forKey: .key)
    try container.encode(message, forKey: .message)
    try container.encode(hint, forKey: .hint)
    try container.encode(place, forKey: .place)
    try container.encode(excerpt, forKey: .excerpt)
  }
}
