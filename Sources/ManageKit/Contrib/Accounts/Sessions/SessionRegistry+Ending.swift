import Foundation
import ManageGroundwork

extension SessionRegistry {
  private static let batch = 1000

  /// Ends these sessions, for Django too where it serves the same database:
  /// `DELETE FROM accounts_session … RETURNING …`, then the rows of `django_session` with those keys.
  func end(_ sessions: Query<UserSession, UserSession>, in database: Database) async throws -> Int {
    let ended = try await sessions.deletion().returning().fetch(from: database)
    for session in ended {
      let keys = try await SessionRow.filter { $0.key.startsWith(session.keyStart) }.select { $0.key }
        .fetch(from: database)
      try await Self.delete(keys.filter { isSession(session, ofKey: $0) }, in: database)
    }
    return ended.count
  }

  /// Ends all sessions of a user, those that were only ever used on Django's side among them: reads the whole table.
  /// Returns how many there were.
  func endAll(of user: User, in database: Database) async throws -> Int {
    let codec = SessionCodec(keys: keys)
    var ended: [String] = []
    try await database.stream(
      "SELECT session_key, session_data FROM django_session WHERE expire_date > \(Date())", batch: Self.batch,
      { row in (try row.decode(String.self), try row.decode(String.self)) },
      { rows in
        ended += rows.filter { Session(data: codec.decode($0.1)).userID == user.id }.map(\.0)
      })
    try await UserSession.filter { $0.user == user.id }.deletion().execute(in: database)
    try await Self.delete(ended, in: database)
    return ended.count
  }

  /// Ends every session, those of visitors without an account too. Returns how many there were.
  static func endAll(in database: Database) async throws -> Int {
    try await UserSession.all.deletion().execute(in: database)
    var ended = 0
    while true {
      let keys = try await SessionRow.all.select { $0.key }.limit(batch).fetch(from: database)
      guard !keys.isEmpty else { return ended }
      try await delete(keys, in: database)
      ended += keys.count
    }
  }

  private static func delete(_ keys: [String], in database: Database) async throws {
    for some in keys.batches(of: batch) {
      try await SessionRow.filter { $0.key.in(some) }.deletion().execute(in: database)
    }
  }
}
