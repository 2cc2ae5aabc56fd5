import Foundation
import ManageGroundwork

/// Sessions in the table `django_session`, which Django reads and writes as well.
struct DatabaseSessionStore: SessionStore {
  private static let live = SessionRow.prepared { (key: Parameter<String>, now: Parameter<Date>) in
    SessionRow.filter { $0.key == key && $0.expiry > now }
  }

  let database: Database
  let codec: SessionCodec
  /// Those that each new session makes room of.
  var expired: ExpiredSessions?

  func load(_ key: String) async throws -> StoredSession? {
    try await Self.live.first(from: database, key, Date()).map {
      StoredSession(data: codec.decode($0.data), expiry: $0.expiry)
    }
  }

  func create(_ key: String, _ session: StoredSession) async throws {
    let draft = SessionRow.Draft(key: key, data: codec.encode(session.data), expiry: session.expiry)
    try await SessionRow.insert(draft).execute(in: database)
    try await expired?.removeSome()
  }

  func update(_ key: String, _ session: StoredSession) async throws -> Bool {
    try await SessionRow.filter { $0.key == key }.update(in: database) {
      $0.data = codec.encode(session.data)
      $0.expiry = session.expiry
    } > 0
  }

  func touch(_ key: String, until expiry: Date) async throws {
    try await SessionRow.filter { $0.key == key }.update(in: database) { $0.expiry = expiry }
  }

  func delete(_ key: String) async throws {
    try await SessionRow.filter { $0.key == key }.deletion().execute(in: database)
  }
}
