import Foundation

/// Sessions in the table `django_session`, which Django reads and writes as well.
struct SessionStore: Sendable {
  /// Two weeks, Django's `SESSION_COOKIE_AGE`.
  static let age: TimeInterval = 14 * 24 * 60 * 60

  let database: Database
  let codec: SessionCodec

  /// The session's data, or nil where there is none of that key or it has expired.
  func load(_ key: String) async throws -> JSONObject? {
    let rows = try await database.query(
      "SELECT session_data FROM django_session WHERE session_key = \(key) AND expire_date > \(Date())")
    return try rows.first.map { codec.decode(try $0["session_data"]) }
  }

  /// Stores data under a new key, which is returned.
  func create(_ data: JSONObject) async throws -> String {
    let key = SessionCodec.makeKey()
    try await database.execute(
      """
      INSERT INTO django_session (session_key, session_data, expire_date)
      VALUES (\(key), \(codec.encode(data)), \(Date(timeIntervalSinceNow: Self.age)))
      """)
    return key
  }

  /// Stores data under its key; false where the session was ended meanwhile.
  func update(_ key: String, _ data: JSONObject) async throws -> Bool {
    try await database.execute(
      """
      UPDATE django_session SET session_data = \(codec.encode(data)),
        expire_date = \(Date(timeIntervalSinceNow: Self.age))
      WHERE session_key = \(key)
      """) > 0
  }

  func delete(_ key: String) async throws {
    try await database.execute("DELETE FROM django_session WHERE session_key = \(key)")
  }
}
