import Synchronization

/// The permissions of a request's user, once something has asked for them.
final class LoadedPermissions: Sendable {
  private let permissions = Mutex<PermissionSet?>(nil)

  /// Those of the user, loaded by the first who asks.
  func get(of user: User, from database: Database) async throws -> PermissionSet {
    if let known = permissions.withLock({ $0 }) { return known }
    let loaded = try await user.permissions(from: database)
    permissions.withLock { $0 = loaded }
    return loaded
  }
}

private enum LoadedPermissionsKey: WebContextKey {
  typealias Value = LoadedPermissions
}

extension WebContext {
  /// Makes room for the permissions of the request's user.
  mutating func preparePermissions() {
    self[LoadedPermissionsKey.self] = LoadedPermissions()
  }

  /// A user's permissions; those of the request's own user are loaded once.
  func permissions(of user: User) async throws -> PermissionSet {
    guard user.id == self.user?.id, let loaded = self[LoadedPermissionsKey.self] else {
      return try await user.permissions(from: database)
    }
    return try await loaded.get(of: user, from: database)
  }
}
