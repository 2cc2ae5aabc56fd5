/// How long one statement may take.
public enum PostgresTimeLimit: Sendable, Equatable {
  /// The configuration's `statementTimeout`.
  case configured
  /// No limit, for long migrations.
  case unlimited
  case after(Duration)

  func duration(configured: Duration?) -> Duration? {
    switch self {
    case .configured: configured
    case .unlimited: nil
    case .after(let duration): duration
    }
  }
}
