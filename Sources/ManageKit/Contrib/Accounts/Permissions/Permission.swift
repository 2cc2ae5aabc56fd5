/// The right to do something with the rows of a model, such as `delete_forumpost`.
@Model(
  "auth_permission", name: ["en": "permission", "ko": "권한"], plural: ["en": "permissions"],
  indexes: [.unique("contentType", "codename")])
public struct Permission {
  /// The key.
  @ID public let id: Int
  /// The sentence for people: `Can delete post`.
  @Field(max: 255) public var name: String
  /// The model.
  @References(ContentType.self, onDelete: .cascade) public var contentType: ContentType.ID
  /// The name for code, unique in its app's model.
  @Field(max: 100) public var codename: String
}

/// The permission of one user.
@Model(
  "accounts_user_user_permissions", name: ["en": "user permission", "ko": "사용자 권한"],
  indexes: [.unique("user", "permission")])
public struct UserPermission {
  /// The key.
  @ID public let id: Int
  /// Whose it is.
  @References(User.self, onDelete: .cascade) public var user: User.ID
  /// Which it is.
  @References(Permission.self, onDelete: .cascade) public var permission: Permission.ID
}
