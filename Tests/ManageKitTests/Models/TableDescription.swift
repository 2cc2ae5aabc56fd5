@testable import ManageKit

/// A table's columns as a database has them, or as a model's schema says that they are.
struct TableDescription: Equatable {
  struct Column: Equatable {
    var name: String
    var type: String
    var isNullable: Bool
    var isUnique: Bool
  }

  var columns: [Column]

  /// What a model says.
  init(_ schema: Schema, dialect: Dialect) {
    columns = schema.columns.map { column in
      let type =
        column.isGenerated && dialect == .sqlite
        ? column.type.generatedDeclaration(for: dialect) : column.type.declaration(for: dialect)
      return Column(
        name: column.name,
        type: dialect == .sqlite ? type.lowercased() : type.replacing("varchar", with: "character varying"),
        isNullable: column.isNullable, isUnique: column.isUnique)
    }
  }

  /// What the database says.
  init(of table: String, in database: Database) async throws {
    columns = try await database.query(database.dialect == .sqlite ? Self.sqlite(table) : Self.postgres(table)).map {
      Column(name: try $0[0], type: try $0[1], isNullable: try $0[2], isUnique: try $0[3])
    }
  }

  private static func sqlite(_ table: String) -> SQL {
    """
    SELECT name, lower(type), NOT "notnull", EXISTS (
        SELECT 1 FROM pragma_index_list(\(table)) AS i WHERE i.origin = 'u'
          AND (SELECT group_concat(name) FROM pragma_index_info(i.name)) = c.name)
      FROM pragma_table_info(\(table)) AS c ORDER BY cid
    """
  }

  private static func postgres(_ table: String) -> SQL {
    """
    SELECT attname::text, format_type(atttypid, atttypmod), NOT attnotnull, EXISTS (
        SELECT 1 FROM pg_index WHERE indrelid = attrelid AND indisunique AND NOT indisprimary
          AND indkey::text = attnum::text)
      FROM pg_attribute WHERE attrelid = CAST(\(table) AS regclass) AND attnum > 0 AND NOT attisdropped ORDER BY attnum
    """
  }
}
