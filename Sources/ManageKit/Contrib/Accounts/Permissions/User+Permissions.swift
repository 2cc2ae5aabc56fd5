extension User {
  /// Whether the user has a permission, by Django's name: `try await user.can("forum.delete_forumpost", in: context)`.
  /// The first question of a request loads all that its user has.
  public func can(_ permission: String, in context: WebContext) async throws -> Bool {
    try await context.permissions(of: self).contains(permission)
  }

  /// Whether the user may do something with the rows of a model: `try await user.can(.delete, Post.self, in: context)`.
  public func can(_ action: PermissionAction, _ model: any Model.Type, in context: WebContext) async throws -> Bool {
    let models = context.database.context.models ?? ModelGraph([])
    return try await can(models.contentTypeName(of: model.schema).permission(action), in: context)
  }

  /// The user's permissions, their own and their groups'; a superuser has all, an inactive user none. One statement:
  ///
  ///     // SELECT … FROM auth_permission JOIN django_content_type … WHERE auth_permission.id IN
  ///     //   (SELECT … FROM accounts_user_user_permissions … UNION SELECT … FROM auth_group_permissions …)
  public func permissions(from database: some DatabaseAccess) async throws -> PermissionSet {
    guard isActive else { return .none }
    guard !isSuperuser else { return .all }
    return PermissionSet(
      try await database.fetch(
        """
        SELECT django_content_type.app_label, auth_permission.codename FROM auth_permission
        JOIN django_content_type ON django_content_type.id = auth_permission.content_type_id
        WHERE auth_permission.id IN (
          SELECT permission_id FROM accounts_user_user_permissions WHERE user_id = \(id)
          UNION SELECT auth_group_permissions.permission_id FROM auth_group_permissions
          JOIN accounts_user_groups ON accounts_user_groups.group_id = auth_group_permissions.group_id
          WHERE accounts_user_groups.user_id = \(id))
        """
      ) { row in
        let label = try row.decode(String.self)
        return "\(label).\(try row.decode(String.self))"
      })
  }
}
