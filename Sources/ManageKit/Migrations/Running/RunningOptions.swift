/// How a file asks to be run, in option lines above its sections.
///
///     -- migrate:foreign-keys on
///     -- migrate:lock-timeout 30s
///     -- migrate:statement-timeout 10min
struct RunningOptions: Hashable, Sendable {
  /// Whether SQLite checks foreign keys as each statement runs, and deletes or changes what they say.
  private(set) var enforcesForeignKeys = false
  /// How long a statement of PostgreSQL waits for a lock; zero is without end.
  private(set) var lockTimeout: Duration?
  /// How long a statement of PostgreSQL may run; zero is without end.
  private(set) var statementTimeout: Duration?

  private var keys: Set<String> = []

  /// The options, each with the form of its line.
  static let forms = [
    "foreign-keys": "foreign-keys on", "lock-timeout": "lock-timeout 30s",
    "statement-timeout": "statement-timeout 10min",
  ]

  /// Reads one of `forms`; throws the fault of its line.
  mutating func read(_ key: String, values: [String]) throws(MigrationFault) {
    guard let form = Self.forms[key] else { throw .unknownOption(key) }
    guard keys.insert(key).inserted else { throw .repeated(key) }
    let duration = values.count == 1 ? TimeLimit(values[0]).map(\.duration) : nil
    switch key {
    case "foreign-keys" where values == ["on"]: enforcesForeignKeys = true
    case "lock-timeout" where duration != nil: lockTimeout = duration
    case "statement-timeout" where duration != nil: statementTimeout = duration
    default: throw .malformedOption(key, expected: form)
    }
  }
}

/// A time in PostgreSQL's notation: a whole number and `ms`, `s`, `min` or `h`; `0` is without end.
struct TimeLimit {
  let duration: Duration

  init?(_ text: String) {
    guard let match = text.wholeMatch(of: /([0-9]{1,9})(ms|s|min|h)?/), let count = Int(match.1) else { return nil }
    switch match.2 {
    case "ms": duration = .milliseconds(count)
    case "s": duration = .seconds(count)
    case "min": duration = .seconds(count * 60)
    case "h": duration = .seconds(count * 3600)
    default:
      guard count == 0 else { return nil }
      duration = .zero
    }
  }
}
