/// One finding of the checks on the environment.
public struct Problem: Hashable, Sendable {
  /// How bad a problem is; `info` is only informative.
  public enum Level: String, Comparable, Sendable {
    case info, warning, error

    /// Orders by severity.
    public static func < (left: Level, right: Level) -> Bool {
      left.severity < right.severity
    }

    private var severity: Int {
      switch self {
      case .info: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// The stable name of what is wrong.
  public let id: ProblemID
  /// The full name of the key it is about, if it is about one.
  public let key: String?
  /// The problem, in one line and without any secret.
  public let message: String
  /// How to fix it.
  public let hint: String?
  /// `environment` or `.env:LINE`.
  public let source: String?

  /// A problem; its level follows from its id.
  public init(_ id: ProblemID, key: String? = nil, _ message: String, hint: String? = nil, source: ValueSource? = nil) {
    self.id = id
    self.key = key
    self.message = message
    self.hint = hint
    self.source = source?.description
  }

  /// How bad it is.
  public var level: Level { id.level }
}
