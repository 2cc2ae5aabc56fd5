/// On whose behalf statements run, and until when; a `Database` carries it, so that queries take no further argument.
///
///     let database = database.bound { $0.deadline = .now + .seconds(2) }
public struct DatabaseContext: Sendable {
  /// One object, so that each statement passes on no more than a pointer.
  private final class Contents: Sendable {
    static let none = Contents(Values())
    let values: Values

    init(_ values: Values) {
      self.values = values
    }
  }

  private struct Values: Sendable {
    var id, user: String?
    var deadline: ContinuousClock.Instant?
    var observer: (@Sendable (StatementEvent) -> Void)?
    var others: [ObjectIdentifier: any Sendable] = [:]
  }

  private var contents = Contents.none
  private var values: Values {
    get { contents.values }
    set { contents = Contents(newValue) }
  }

  /// Nobody's, without an end.
  public init() {}

  /// The id of the request or task, for logs and traces.
  public var id: String? {
    get { values.id }
    set { values.id = newValue }
  }

  /// The key of the user who asks.
  public var user: String? {
    get { values.user }
    set { values.user = newValue }
  }

  /// When neither a connection nor an answer is waited for any more: `DatabaseError.timedOut`. A transaction that is
  /// open then is rolled back.
  public var deadline: ContinuousClock.Instant? {
    get { values.deadline }
    set { values.deadline = newValue }
  }

  /// The observer of every statement, called once it has ended.
  package var observer: (@Sendable (StatementEvent) -> Void)? {
    get { values.observer }
    set { values.observer = newValue }
  }

  /// A value that other modules keep with the database, such as the site's models.
  public subscript<Key: DatabaseContextKey>(key: Key.Type) -> Key.Value? {
    get { values.others[ObjectIdentifier(key)] as? Key.Value }
    set { values.others[ObjectIdentifier(key)] = newValue }
  }
}

/// Names a value in `DatabaseContext`.
public protocol DatabaseContextKey {
  /// The type of its value.
  associatedtype Value: Sendable
}

extension DatabaseContext {
  /// The time until the deadline, nil without one. Throws `DatabaseError.timedOut` once it is over.
  var rest: Duration? {
    get throws(DatabaseError) {
      guard let deadline else { return nil }
      let rest = deadline - .now
      guard rest > .zero else { throw .timedOut("the deadline of the request is over") }
      return rest
    }
  }

  /// The time until the deadline, at most `limit`. Throws `DatabaseError.timedOut` once it is over.
  func rest(of limit: Duration) throws(DatabaseError) -> Duration {
    try rest.map { min($0, limit) } ?? limit
  }
}
