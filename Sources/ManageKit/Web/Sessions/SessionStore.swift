import ManageGroundwork

/// Where sessions are kept between requests.
public protocol SessionStore: Sendable {
  /// The session's data, or nil where there is none of that key or it has expired.
  func load(_ key: String) async throws -> JSONObject?
  /// Stores data under a new key, which is returned.
  func create(_ data: JSONObject) async throws -> String
  /// Stores data under its key; returns false where the session was ended in the meantime.
  func update(_ key: String, _ data: JSONObject) async throws -> Bool
  /// Ends a session.
  func delete(_ key: String) async throws
}
