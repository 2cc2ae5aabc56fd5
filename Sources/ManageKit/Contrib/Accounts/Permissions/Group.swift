/// Users who have the same permissions, such as moderators.
@Model("auth_group", name: ["en": "group", "ko": "그룹"], plural: ["en": "groups"])
public struct Group {
  /// The key.
  @ID public let id: Int
  /// Its name.
  @Field(max: 150, unique: true) public var name: String

  public var templateText: String { name }
}

/// The membership of a user in a group.
@Model(
  "accounts_user_groups", name: ["en": "membership", "ko": "그룹 소속"], indexes: [.unique("user", "group")])
public struct UserGroup {
  /// The key.
  @ID public let id: Int
  /// The member.
  @References(User.self, onDelete: .cascade) public var user: User.ID
  /// The group.
  @References(Group.self, onDelete: .cascade) public var group: Group.ID
}

/// The permission of all members of a group.
@Model(
  "auth_group_permissions", name: ["en": "group permission", "ko": "그룹 권한"],
  indexes: [.unique("group", "permission")])
public struct GroupPermission {
  /// The key.
  @ID public let id: Int
  /// Whose it is.
  @References(Group.self, onDelete: .cascade) public var group: Group.ID
  /// Which it is.
  @References(Permission.self, onDelete: .cascade) public var permission: Permission.ID
}
