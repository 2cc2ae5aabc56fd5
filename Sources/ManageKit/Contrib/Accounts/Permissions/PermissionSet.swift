/// The permissions that somebody has.
public struct PermissionSet: Sendable {
  /// Nil for all there are.
  private let names: Set<String>?

  /// No permission.
  public static let none = PermissionSet(names: [])

  /// Every permission: a superuser's.
  public static let all = PermissionSet(names: nil)

  private init(names: Set<String>?) {
    self.names = names
  }

  /// Those of these full names.
  public init(_ names: some Sequence<String>) {
    self.init(names: Set(names))
  }

  /// Whether a permission is among them, by its full name: `forum.delete_forumpost`.
  public func contains(_ permission: String) -> Bool {
    names?.contains(permission) ?? true
  }
}
