/// An index over one or several columns.
public struct IndexSchema: Sendable, Hashable {
  /// One column of an index.
  public struct Part: Sendable, Hashable {
    /// The property's name where a model declares the index, the column's in a `Schema`.
    public let column: String
    /// Whether the greatest comes first.
    public let isDescending: Bool
  }

  /// The columns, in the order of the index.
  public let parts: [Part]
  /// Whether no two rows may have the same values in all of its columns.
  public let isUnique: Bool
  /// The name in the database, where the model names one.
  public let name: String?

  /// An index over properties; `-` before one turns its order, as in Django: `.index("category", "-createdAt")`
  public static func index(_ properties: String..., name: String? = nil) -> IndexSchema {
    IndexSchema(properties, isUnique: false, name: name)
  }

  /// A unique index over properties: `.unique("author", "title")`
  public static func unique(_ properties: String..., name: String? = nil) -> IndexSchema {
    IndexSchema(properties, isUnique: true, name: name)
  }

  private init(_ properties: [String], isUnique: Bool, name: String?) {
    let parts = properties.map { property in
      property.hasPrefix("-")
        ? Part(column: String(property.dropFirst()), isDescending: true)
        : Part(column: property, isDescending: false)
    }
    self.init(parts: parts, isUnique: isUnique, name: name)
  }

  private init(parts: [Part], isUnique: Bool, name: String?) {
    self.parts = parts
    self.isUnique = isUnique
    self.name = name
  }

  func renamingParts(_ rename: (String) -> String) -> IndexSchema {
    let parts = parts.map { Part(column: rename($0.column), isDescending: $0.isDescending) }
    return IndexSchema(parts: parts, isUnique: isUnique, name: name)
  }
}
