import Testing

@Suite("The whole expansion of @Model")
struct WholeExpansionTests {
  // The expansion as it is, however long its lines.
  // swift-format-ignore
  @Test("a model gets a schema, columns, a draft, reading, writing and its conformance")
  func wholeModel() {
    expectExpansion(
      of: """
        @Model("forum_post", name: ["en": "post"], indexes: [.index("category", "-createdAt")])
        public struct Post {
          @ID public var id: Int
          @Field(max: 30) public var title: String
          @References(User.self, column: "user_id", onDelete: .cascade) public var author: User.ID
          @References(Category.self, onDelete: .setNull) public var category: Category.ID?
          public var isActive = true
          @CreatedAt public var createdAt: Date
        }
        """,
      """
      public struct Post {
        public var id: Int
        public var title: String
        public var author: User.ID
        public var category: Category.ID?
        public var isActive = true
        public var createdAt: Date

        public static let schema = ManageKit.Schema(
          table: "forum_post",
          name: ["en": "post"],
          columns: [
            ManageKit.ColumnSchema("id", property: "id", type: (Int).self, isPrimaryKey: true, isGenerated: true),
            ManageKit.ColumnSchema("title", property: "title", type: (String).self, maxLength: 30),
            ManageKit.ColumnSchema("user_id", property: "author", type: (User.ID).self, isIndexed: true, reference: ManageKit.ReferenceSchema(User.self, key: (User.ID).self, onDelete: .cascade)),
            ManageKit.ColumnSchema("category_id", property: "category", type: (Category.ID?).self, isIndexed: true, reference: ManageKit.ReferenceSchema(Category.self, key: (Category.ID).self, onDelete: .setNull)),
            ManageKit.ColumnSchema("is_active", property: "isActive", type: (Bool).self, default: true),
            ManageKit.ColumnSchema("created_at", property: "createdAt", type: (Date).self, timestamp: .created),
          ],
          indexes: [.index("category", "-createdAt")])

        public struct Columns: ManageKit.ModelColumns {
          public typealias Table = Post
          public let tableReference: ManageKit.TableReference
          public let id: ManageKit.Column<Int>
          public let title: ManageKit.Column<String>
          public let author: ManageKit.ForeignKey<User, User.ID>
          public let category: ManageKit.ForeignKey<Category, Category.ID?>
          public let isActive: ManageKit.Column<Bool>
          public let createdAt: ManageKit.Column<Date>

          public init(_ table: ManageKit.TableReference) {
            self.tableReference = table
            self.id = ManageKit.Column("id", in: table)
            self.title = ManageKit.Column("title", in: table)
            self.author = ManageKit.ForeignKey("user_id", in: table)
            self.category = ManageKit.ForeignKey("category_id", in: table)
            self.isActive = ManageKit.Column("is_active", in: table)
            self.createdAt = ManageKit.Column("created_at", in: table)
          }
        }

        public struct Draft: ManageKit.ModelDraft {
          public typealias Table = Post
          public var title: String
          public var author: User.ID
          public var category: Category.ID?
          public var isActive: Bool

          public init(title: String, author: User.ID, category: Category.ID? = nil, isActive: Bool = true) {
            self.title = title
            self.author = author
            self.category = category
            self.isActive = isActive
          }

          public func databaseValues(at now: ManageKit.DatabaseValue) -> [ManageKit.DatabaseValue] {
            [self.title.databaseValue, self.author.databaseValue, self.category.databaseValue, self.isActive.databaseValue, now]
          }
        }

        public init(from row: inout ManageKit.RowDecoder) throws {
          self.id = try row.decode(Int.self)
          self.title = try row.decode(String.self)
          self.author = try row.decode(User.ID.self)
          self.category = try row.decode(Category.ID?.self)
          self.isActive = try row.decode(Bool.self)
          self.createdAt = try row.decode(Date.self)
        }

        public init(id: Int, title: String, author: User.ID, category: Category.ID? = nil, isActive: Bool = true, createdAt: Date) {
          self.id = id
          self.title = title
          self.author = author
          self.category = category
          self.isActive = isActive
          self.createdAt = createdAt
        }

        public var databaseValues: [ManageKit.DatabaseValue] {
          [self.id.databaseValue, self.title.databaseValue, self.author.databaseValue, self.category.databaseValue, self.isActive.databaseValue, self.createdAt.databaseValue]
        }

        public func fieldValue(named name: Swift.String) -> (any ManageKit.FieldValue)? {
          switch name {
          case "id":
            self.id as any ManageKit.FieldValue
          case "title":
            self.title as any ManageKit.FieldValue
          case "author", "user_id":
            self.author as any ManageKit.FieldValue
          case "category", "category_id":
            self.category as any ManageKit.FieldValue
          case "isActive", "is_active":
            self.isActive as any ManageKit.FieldValue
          case "createdAt", "created_at":
            self.createdAt as any ManageKit.FieldValue
          default:
            nil
          }
        }
      }

      extension Post: ManageKit.Model {
      }
      """)
  }
}
