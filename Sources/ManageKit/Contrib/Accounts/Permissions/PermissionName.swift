/// The four actions on a model's rows for which Django has permissions.
public enum PermissionAction: String, Sendable, CaseIterable {
  /// To add rows.
  case add
  /// To change rows.
  case change
  /// To delete rows.
  case delete
  /// To see rows.
  case view
}

/// The name of a model in Django's tables: `forum` and `forumpost` of `forum_forumpost`.
struct ContentTypeName: Sendable, Hashable {
  let appLabel: String
  let model: String

  /// The full name of a permission, as code asks for it: `forum.delete_forumpost`.
  func permission(_ action: PermissionAction) -> String {
    "\(appLabel).\(codename(action))"
  }

  /// The name of a permission within its app: `delete_forumpost`.
  func codename(_ action: PermissionAction) -> String {
    "\(action.rawValue)_\(model)"
  }
}

extension ModelGraph {
  /// Django's own tables whose names don't say their apps and models.
  private static let namesOfDjango = [
    "django_content_type": ContentTypeName(appLabel: "contenttypes", model: "contenttype"),
    "django_session": ContentTypeName(appLabel: "sessions", model: "session"),
  ]

  /// The name of a model in Django's tables. Django names a table for its app and its model: `forum_forumpost`.
  func contentTypeName(of schema: Schema) -> ContentTypeName {
    if let name = Self.namesOfDjango[schema.table] { return name }
    let label: Substring
    if let app = app(of: schema.table), schema.table.hasPrefix(app + "_") {
      label = app[...]
    } else {
      label = schema.table.prefix { $0 != "_" }
    }
    let model = String(schema.table.dropFirst(label.count)).replacing("_", with: "")
    return ContentTypeName(appLabel: String(label), model: model.isEmpty ? schema.table : model)
  }
}

extension Schema {
  /// Whether the table only connects rows of two others, as Django's `ManyToManyField` makes it: `auth_group_permissions`
  /// has the name of one of them before its own.
  var isManyToManyTable: Bool {
    let others = columns.filter { !$0.isPrimaryKey }
    return others.count == 2 && others.allSatisfy { $0.reference != nil }
      && others.contains { table.hasPrefix(($0.reference?.table ?? "") + "_") }
  }
}
