import Foundation
import ManageGroundwork

/// Sessions in the table `django_session`, which Django reads and writes as well.
struct DatabaseSessionStore: SessionStore {
  private static let live = SessionRow.prepared { (key: Parameter<String>, now: Parameter<Date>) in
    SessionRow.filter { $0.key == key && $0.expiry > now }.select { $0.data }
  }

  let database: Database
  let codec: SessionCodec
  /// Those that each new session makes room of.
  var expired: ExpiredSessions?

  func load(_ key: String) async throws -> JSONObject? {
    try await Self.live.first(from: database, key, Date()).map(codec.decode)
  }

  func create(_ data: JSONObject) async throws -> String {
    let draft = SessionRow.Draft(key: SessionCodec.makeKey(), data: codec.encode(data), expiry: expiry)
    try await SessionRow.insert(draft).execute(in: database)
    try await expired?.removeSome()
    return draft.key
  }

  func update(_ key: String, _ data: JSONObject) async throws -> Bool {
    try await SessionRow.filter { $0.key == key }.update(in: database) {
      $0.data = codec.encode(data)
      $0.expiry = expiry
    } > 0
  }

  func delete(_ key: String) async throws {
    try await SessionRow.filter { $0.key == key }.deletion().execute(in: database)
  }

  private var expiry: Date { Date(timeIntervalSinceNow: TimeInterval(Session.age)) }
}
