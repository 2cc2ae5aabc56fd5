import SwiftSyntaxMacrosGenericTestSupport
import Testing

@Suite("Declarations that @Model refuses")
struct ModelDiagnosticsTests {
  @Test("a model is a struct: a class becomes one")
  func classIsNoModel() {
    expectExpansion(
      of: "@Model(\"forum_post\")\nfinal class Post {\n}", "final class Post {\n}",
      diagnostics: [
        DiagnosticSpec(
          message: "a model is a struct; this is a class", line: 2, column: 7,
          fixIts: [FixItSpec(message: "make it a struct")])
      ], fixed: "@Model(\"forum_post\")\nfinal struct Post {\n}")
  }

  @Test("an enum isn't a model")
  func enumIsNoModel() {
    expectExpansion(
      of: "@Model(\"forum_post\")\nenum Post {\n}", "enum Post {\n}",
      diagnostics: [DiagnosticSpec(message: "a model is a struct; this is an enum", line: 2, column: 1)])
  }

  @Test("a generic struct is not a model: which table would it be?")
  func genericStruct() {
    expectExpansion(
      of: "@Model(\"forum_post\")\nstruct Post<T> {\n  @ID var id: Int\n}", "struct Post<T> {\n  var id: Int\n}",
      diagnostics: [DiagnosticSpec(message: "a model can't be generic: its table is one", line: 2, column: 12)])
  }

  @Test("a table has a name, of 63 bytes at most")
  func tableNames() {
    expectRefusal(of: "@ID var id: Int", "the name of the table is empty", line: 1, column: 8, arguments: #""""#)
    let name = String(repeating: "글", count: 22)
    expectRefusal(
      of: "@ID var id: Int", "'\(name)' has 66 bytes; PostgreSQL cuts names of more than 63", line: 1, column: 8,
      arguments: #""\#(name)""#)
  }

  @Test("a model has a key: a fix-it adds it, or marks the property that it must be")
  func missingKey() {
    expectRefusal(
      of: "var title: String", "a model needs a key: mark one property with @ID", line: 2, column: 8, fix: "add a key",
      fixed: "@ID var id: Int\nvar title: String")
    expectRefusal(
      of: "var id: Int", "a model needs a key: mark one property with @ID", line: 2, column: 8,
      fix: "mark 'id' with @ID", fixed: "@ID var id: Int")
  }

  @Test("a public model's key is added as public")
  func missingPublicKey() {
    let problem = DiagnosticSpec(
      message: "a model needs a key: mark one property with @ID", line: 2, column: 15,
      fixIts: [FixItSpec(message: "add a key")])
    expectExpansion(
      of: "@Model(\"t\")\npublic struct Post {\n  public var title: String\n}",
      "public struct Post {\n  public var title: String\n}", diagnostics: [problem],
      fixed: "@Model(\"t\")\npublic struct Post {\n  @ID public var id: Int\n  public var title: String\n}")
  }

  @Test("a second key is refused, and its mark removed")
  func secondKey() {
    expectRefusal(
      of: "@ID var id: Int\n@ID var code: String",
      "a model has one key, and 'id' is it; use indexes: [.unique(…)] for more", line: 4, fix: "remove '@ID'",
      fixed: "@ID var id: Int\nvar code: String")
  }

  @Test("a key is never null")
  func optionalKey() {
    expectRefusal(
      of: "@ID var id: Int?", "the key 'id' can't be null", column: 15, fix: "remove '?'", fixed: "@ID var id: Int")
  }

  @Test(
    "names of members that every model or column has are reserved",
    arguments: [
      "schema", "databaseValues", "templateText", "templateValue", "templateElements", "tableReference", "expression",
      "ascending",
    ])
  func reservedNames(name: String) {
    expectRefusal(
      of: "@ID var id: Int\nvar \(name): String",
      "'\(name)' is a member of every model or column; name the property otherwise, its column by @Field(column:)",
      line: 4, column: 7)
  }

  @Test("'id' is the key, or no property's name")
  func idBesideKey() {
    expectRefusal(
      of: "@ID var key: String\nvar id: Int", "'id' is the key of every model, and here 'key' is marked with @ID",
      line: 4, column: 7)
  }

  @Test("two properties are never one column")
  func duplicateColumn() {
    expectRefusal(
      of: "@ID var id: Int\nvar isActive = true\nvar is_active = true",
      "'isActive' and 'is_active' are both the column 'is_active'", line: 5, column: 7)
    expectRefusal(
      of: "@ID var id: Int\nvar title: String\n@Field(column: \"title\") var name: String",
      "'title' and 'name' are both the column 'title'", line: 5, column: 18)
  }

  @Test("an index names properties; the nearest is proposed")
  func unknownPropertyInIndex() {
    expectRefusal(
      of: "@ID var id: Int\nvar createdAt: Date", "'Post' has no column for a property 'created_at'", line: 1,
      column: 45, fix: "use 'createdAt'", arguments: #""forum_post", indexes: [.index("id", "-created_at")]"#,
      fixedArguments: #""forum_post", indexes: [.index("id", "-createdAt")]"#)
    expectRefusal(
      of: "@ID var id: Int", "'Post' has no column for a property 'nothing'", line: 1, column: 40,
      arguments: #""forum_post", indexes: [.unique("nothing")]"#)
  }

  @Test("everything that is wrong is said at once")
  func severalProblems() {
    expectExpansion(
      of: "@Model(\"\")\nstruct Post {\n  var tags: (Int, Int)\n  var at\n}",
      "struct Post {\n  var tags: (Int, Int)\n  var at\n}",
      diagnostics: [
        DiagnosticSpec(
          message: "the type of 'at' must be written out: a macro sees only the text", line: 4, column: 7,
          fixIts: [FixItSpec(message: "write the type")]),
        DiagnosticSpec(
          message: "a model needs a key: mark one property with @ID", line: 2, column: 8,
          fixIts: [FixItSpec(message: "add a key")]),
      ])
  }

  @Test("a mark outside a model is refused")
  func markerOutsideModel() {
    expectExpansion(
      of: "struct Post {\n  @Field(max: 3) var title: String\n}", "struct Post {\n  var title: String\n}",
      diagnostics: [
        DiagnosticSpec(message: "@Field belongs on a property of a struct with @Model", line: 2, column: 3)
      ])
  }
}
