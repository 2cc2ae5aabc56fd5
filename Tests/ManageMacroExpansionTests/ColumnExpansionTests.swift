import Testing

@Suite("@Model and properties")
struct ColumnExpansionTests {
  private func schema(_ property: String) -> String {
    expansion(of: "@Model(\"t\") struct Post { @ID var id: Int; \(property) }")
  }

  @Test(
    "a column has the property's name in snake case",
    arguments: [
      ("title", "title"), ("createdAt", "created_at"), ("userID", "user_id"), ("htmlURLPath", "html_url_path"),
      ("isHTML", "is_html"), ("line2Text", "line2_text"), ("`class`", "class"), ("제목", "제목"),
      ("snake_case", "snake_case"),
    ])
  func snakeCase(property: String, column: String) {
    #expect(schema("var \(property): Int").contains("ColumnSchema(\"\(column)\", property: "))
  }

  @Test(
    "a reference's column ends in _id",
    arguments: [("author", "author_id"), ("authorID", "author_id"), ("lastEditor", "last_editor_id")])
  func referenceColumn(property: String, column: String) {
    let text = schema("@References(User.self, onDelete: .protect) var \(property): User.ID")
    #expect(text.contains("ColumnSchema(\"\(column)\", property: \"\(property)\""))
    #expect(text.contains("case \"id\": self.id as any ManageKit.FieldValue case \"\(property)\","))
  }

  @Test(
    "a literal gives the type and the default",
    arguments: [
      ("true", "Bool"), ("3", "Int"), ("-3", "Int"), ("0.5", "Double"), ("-0.5", "Double"), ("\"draft\"", "String"),
    ])
  func literals(value: String, type: String) {
    let text = schema("var kind = \(value)")
    #expect(text.contains("property: \"kind\", type: (\(type)).self, default: \(value))"))
    #expect(text.contains("init(kind: \(type) = \(value)) {"))
  }

  @Test("what a call or the clock makes is the draft's default, but not every row's")
  func changingDefaults() {
    let text = schema("var token = UUID(); var due: Date = .now")
    #expect(text.contains("type: (UUID).self), ManageKit.ColumnSchema(\"due\", property: \"due\", type: (Date).self),"))
    #expect(text.contains("init(token: UUID = UUID(), due: Date = .now) {"))
  }

  @Test("one declaration may have several names, and the type of the last")
  func severalNames() {
    let text = schema("var first, last: String, age = 3")
    #expect(text.contains("init(first: String, last: String, age: Int = 3) {"))
  }

  @Test("computed, static and lazy properties are no columns; one with observers is")
  func otherProperties() {
    let text = schema(
      """
      var shout: String { title.uppercased() }
      var both: Int { get { 1 } set {} }
      static let perPage = 25
      lazy var cached = 3
      var title: String = "" { didSet {} }
      """)
    #expect(text.contains("init(id: Int, title: String = \"\") {"))
  }

  @Test("comments stay where they are")
  func comments() {
    let text = schema("/* a */ var title: String /* b */ = \"\" // c\n var body: String // d\n")
    #expect(text.contains("init(title: String = \"\", body: String) {"))
  }

  @Test("@Field reaches the schema")
  func field() {
    let text = schema(
      #"@Field(max: 3, unique: true, index: true, column: "c", label: ["ko": "값"], help: "h", default: "x") var code: String"#
    )
    let column = #"ManageKit.ColumnSchema("c", property: "code", type: (String).self, maxLength: 3, "#
    #expect(
      text.contains(column + #"databaseDefault: "x", isUnique: true, isIndexed: true, label: ["ko": "값"], help: "h")"#))
    #expect(text.contains(#"init(code: String = "x") {"#))
    #expect(
      schema("@Field(digits: 9, places: 2) var price: Decimal").contains("type: (Decimal).self, digits: 9, places: 2)"))
  }

  @Test("choices, validators and secrecy reach the schema")
  func people() {
    #expect(
      schema(#"@Field(choices: ["a": "A"], validators: [.minimumLength(1)], secret: true) var code: String"#).contains(
        #"type: (String).self, choices: ["a": "A"], validators: [.minimumLength(1)], isSecret: true)"#))
    #expect(
      schema(#"@References(User.self, onDelete: .cascade, label: "writer") var author: User.ID"#).contains(
        #"onDelete: .cascade), label: "writer")"#))
  }

  @Test("@References reaches the schema, and has an index unless it is unique or declared without one")
  func references() {
    let text = schema(
      #"@References(User.self, onDelete: .cascade, database: true, relatedName: "posts") var author: User.ID"#)
    let reference = "ManageKit.ReferenceSchema(User.self, key: (User.ID).self, onDelete: .cascade, "
    #expect(
      text.contains("isIndexed: true, reference: \(reference)isEnforcedByDatabase: true, relatedName: \"posts\")"))
    #expect(
      schema("@References(User.self, onDelete: .cascade, unique: true) var author: User.ID")
        .contains("(User.ID).self, isUnique: true, reference:"))
    #expect(
      schema("@References(User.self, onDelete: .cascade, index: false) var author: User.ID")
        .contains("(User.ID).self, isIndexed: false, reference:"))
  }

  @Test("a draft lacks what the database and the clock make")
  func draft() {
    let text = schema("@CreatedAt var created: Date; @UpdatedAt var updated: Date?; var title: String")
    #expect(text.contains("init(title: String) {"))
    #expect(text.contains("[now, now, self.title.databaseValue]"))
  }

  @Test(
    "a key that the database doesn't generate is in the draft",
    arguments: [
      ("@ID var id: String", "id: String"), ("@ID var id: UUID = UUID()", "id: UUID = UUID()"),
      ("@ID(generated: false) var id: Int", "id: Int"),
      ("@ID @References(User.self, onDelete: .cascade) var id: User.ID", "id: User.ID"),
    ])
  func givenKeys(property: String, parameter: String) {
    let text = expansion(of: "@Model(\"t\") struct Post { \(property) }")
    #expect(text.contains("struct Draft: ManageKit.ModelDraft { typealias Table = Post var id: "))
    #expect(text.contains("isPrimaryKey: true"))
    #expect(!text.contains("isGenerated"))
    #expect(text.contains("init(\(parameter)) {"))
  }

  @Test("a key of another name is the id as well")
  func otherKeyName() {
    let text = expansion(of: "@Model(\"t\") public struct Session { @ID @Field(max: 40) public var key: String }")
    #expect(text.contains("public var id: String { self.key }"))
    #expect(text.contains("type: (String).self, maxLength: 40, isPrimaryKey: true)"))
  }
}
