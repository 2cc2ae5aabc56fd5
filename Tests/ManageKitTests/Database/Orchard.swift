import ManageTesting

@testable import ManageKit

/// The tables of these tests.
enum Orchard {
  /// Opens a new database with `fruit` and `basket`.
  static func with<T>(_ dialect: Dialect, _ body: (Database) async throws -> T) async throws -> T {
    try await TestDatabase.withDatabase(dialect) { database in
      try await database.withConnection { try await $0.executeScript(tables) }
      return try await body(database)
    }
  }

  private static let tables = """
    CREATE TABLE fruit (
      id integer PRIMARY KEY,
      name varchar(30) NOT NULL UNIQUE,
      grams integer CONSTRAINT heavy CHECK (grams > 0)
    );
    CREATE TABLE basket (
      id integer PRIMARY KEY,
      fruit_id integer NOT NULL REFERENCES fruit (id) DEFERRABLE INITIALLY DEFERRED
    );
    """
}

extension Database {
  /// The names of all fruits, sorted.
  var fruits: [String] {
    get async throws {
      try await query("SELECT name FROM fruit ORDER BY name").map { try $0["name"] }
    }
  }
}

extension DatabaseError {
  /// Which of the cases this is.
  var name: String {
    switch self {
    case .unreachable: "unreachable"
    case .timedOut: "timedOut"
    case .connectionLost: "connectionLost"
    case .locked: "locked"
    case .closed: "closed"
    case .refused: "refused"
    case .transactionAborted: "transactionAborted"
    case .notSupported: "notSupported"
    case .noSuchColumn: "noSuchColumn"
    case .typeMismatch: "typeMismatch"
    case .valueOutOfRange: "valueOutOfRange"
    }
  }
}

extension Dialect {
  /// A column of instants.
  var timestampType: SQL { self == .sqlite ? "datetime" : "timestamptz" }

  /// A column of bytes.
  var bytesType: SQL { self == .sqlite ? "blob" : "bytea" }

  /// A statement that runs until it is stopped.
  var endlessQuery: SQL {
    switch self {
    case .sqlite: "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    case .postgres: "SELECT pg_sleep(3600)"
    }
  }
}

/// Tells one task that another has come to a point.
struct Signal: Sendable {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream()
  }

  /// Lets the waiting task go on.
  func send() {
    continuation.finish()
  }

  /// Waits for `send()`.
  func wait() async {
    for await _ in stream {}
  }
}
