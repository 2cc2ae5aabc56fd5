import Testing

@Suite("The members that @Model writes")
struct MemberExpansionTests {
  @Test("members are as visible as the model, its properties' own as they are")
  func access() {
    let text = expansion(
      of: """
        @Model("t") public struct User {
          @ID public var id: Int
          var password: Secret
          fileprivate var note = ""
        }
        """)
    #expect(text.contains("public static let schema"))
    #expect(text.contains("public let id: ManageKit.Column<Int> let password: ManageKit.Column<Secret>"))
    #expect(text.contains("fileprivate let note: ManageKit.Column<String>"))
    #expect(text.contains("fileprivate init(id: Int, password: Secret, note: String = \"\")"))
  }

  @Test("an initializer is public if all that it takes is")
  func internalInitializer() {
    let text = expansion(of: "@Model(\"t\") public struct User { @ID public var id: Int; var password: Secret }")
    #expect(text.contains("} init(id: Int, password: Secret) {"))
  }

  @Test("a struct within a public extension is public")
  func publicExtension() {
    let text = expansion(of: "public extension Forum { @Model(\"t\") struct Post { @ID var id: Int } }")
    #expect(text.contains("public struct Columns: ManageKit.ModelColumns { public typealias Table = Post"))
  }

  @Test("a nested struct conforms by its full name")
  func nestedStruct() {
    let text = expansion(of: "enum Forum { @Model(\"t\") struct Post { @ID var id: Int } }")
    #expect(text.contains("extension Forum.Post: ManageKit.Model { }"))
  }

  @Test("Self in a nested type is the model's name")
  func selfReferences() {
    let text = expansion(
      of: """
        @Model("t") struct Post {
          @ID var id: Int
          @References(Post.self, onDelete: .cascade) var parent: Self.ID?
          var title: String = Self.untitled
        }
        """)
    #expect(text.contains("let parent: ManageKit.ForeignKey<Post, Post.ID?>"))
    #expect(text.contains("init(parent: Post.ID? = nil, title: String = Post.untitled) {"))
  }

  @Test(
    "a member that is written by hand stays",
    arguments: [
      ("static let schema = mine", "static let schema = ManageKit"), ("struct Columns {}", "struct Columns: ManageKit"),
      ("struct Draft {}", "struct Draft: ManageKit"), ("typealias Draft = Mine", "struct Draft: ManageKit"),
      ("init(from row: inout RowDecoder) throws {}", "inout ManageKit.RowDecoder"),
      ("init(id: Int) { self.id = id }", "init(id: Int) { self.id = id } var databaseValues"),
      ("var databaseValues: [DatabaseValue] { [] }", "var databaseValues: [ManageKit"),
      ("func fieldValue(named name: String) -> (any FieldValue)? { nil }", "func fieldValue(named name: Swift"),
    ])
  func membersByHand(member: String, generated: String) {
    let text = expansion(of: "@Model(\"t\") struct Post { @ID var id: Int; \(member) }")
    #expect(text.contains(member))
    #expect(!text.contains(generated))
    #expect(text.contains("extension Post: ManageKit.Model"))
  }

  @Test("another initializer, or function of that name, doesn't count as one")
  func otherInitializer() {
    let text = expansion(of: "@Model(\"t\") struct Post { @ID var id: Int; init(title: String) { id = 1 } }")
    #expect(text.contains("init(id: Int) { self.id = id }"))
  }

  @Test("a field is found by its name, in snake case, and by its column's")
  func fieldNames() {
    let text = expansion(
      of: """
        @Model("t") struct Post {
          @ID var id: Int
          @References(User.self, column: "user_id", onDelete: .cascade) var lastEditor: User.ID
        }
        """)
    #expect(text.contains(#"case "lastEditor", "last_editor", "user_id": self.lastEditor as any ManageKit.FieldValue"#))
  }
}
