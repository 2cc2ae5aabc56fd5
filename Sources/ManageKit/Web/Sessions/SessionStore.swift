public import Foundation
public import ManageGroundwork

/// Where sessions are kept between requests.
public protocol SessionStore: Sendable {
  /// The session of a key, or nil where there is none or it has expired.
  func load(_ key: String) async throws -> StoredSession?
  /// Stores a new session.
  func create(_ key: String, _ session: StoredSession) async throws
  /// Stores a session under its key; returns false where it was ended in the meantime.
  func update(_ key: String, _ session: StoredSession) async throws -> Bool
  /// Sets when a session expires, and leaves its data as they are.
  func touch(_ key: String, until expiry: Date) async throws
  /// Ends a session.
  func delete(_ key: String) async throws
}

/// A session as a store keeps it.
public struct StoredSession: Sendable, Equatable {
  /// The visitor's data.
  public var data: JSONObject
  /// When it expires unless it is used.
  public var expiry: Date

  /// A session.
  public init(data: JSONObject, expiry: Date) {
    self.data = data
    self.expiry = expiry
  }
}
