extension ModelGraph {
  /// The greatest number of characters of a model's name in the name of a permission, as Django limits it.
  private static let maximumNameLength = 244

  /// Makes the content types of all models, and of each the four permissions that Django makes too. What is there
  /// already stays as it is: nothing is written where nothing is new.
  ///
  ///     // INSERT INTO django_content_type … SELECT … WHERE NOT EXISTS … ON CONFLICT DO NOTHING
  ///     // INSERT INTO auth_permission … SELECT … WHERE NOT EXISTS … ON CONFLICT DO NOTHING
  func createPermissions(in database: Database) async throws {
    let schemas = models.map { $0.schema }.filter { !$0.isManyToManyTable }
    guard !schemas.isEmpty else { return }
    let types = schemas.map { schema in
      let name = contentTypeName(of: schema)
      return "(\(name.appLabel), \(name.model))" as SQL
    }
    let permissions = schemas.flatMap { schema in
      let type = contentTypeName(of: schema)
      let name = String(schema.name.text(in: "en").unicodeScalars.prefix(Self.maximumNameLength))
      return PermissionAction.allCases.map { action in
        let sentence = "Can \(action.rawValue) \(name)"
        return "(\(type.appLabel), \(type.model), \(type.codename(action)), \(sentence))" as SQL
      }
    }
    try await database.execute(
      """
      WITH wanted (app_label, model) AS (VALUES \(sql: .joined(types, ", ")))
      INSERT INTO django_content_type (app_label, model) SELECT wanted.app_label, wanted.model FROM wanted
      WHERE NOT EXISTS (SELECT 1 FROM django_content_type AS known
        WHERE known.app_label = wanted.app_label AND known.model = wanted.model)
      ON CONFLICT DO NOTHING
      """)
    try await database.execute(
      """
      WITH wanted (app_label, model, codename, name) AS (VALUES \(sql: .joined(permissions, ", ")))
      INSERT INTO auth_permission (content_type_id, codename, name)
      SELECT type.id, wanted.codename, wanted.name FROM wanted
      JOIN django_content_type AS type ON type.app_label = wanted.app_label AND type.model = wanted.model
      WHERE NOT EXISTS (SELECT 1 FROM auth_permission AS known
        WHERE known.content_type_id = type.id AND known.codename = wanted.codename)
      ON CONFLICT DO NOTHING
      """)
  }
}
