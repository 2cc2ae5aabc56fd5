import Testing

@Suite("References that @Model refuses")
struct ReferenceDiagnosticsTests {
  private let key = "@ID var id: Int\n"

  @Test("a reference names a type")
  func notAType() {
    expectRefusal(
      of: key + "@References(User, onDelete: .cascade) var author: User.ID",
      "@References takes a model's type, such as User.self, not 'User'", line: 4, column: 15, fix: "add '.self'",
      fixed: key + "@References(User.self, onDelete: .cascade) var author: User.ID")
  }

  @Test(
    "a reference holds a key, not the row, and of the model that it names",
    arguments: [("User", "User.ID"), ("User?", "User.ID?"), ("Category.ID", "User.ID")])
  func notAKey(type: String, fixed: String) {
    expectRefusal(
      of: key + "@References(User.self, onDelete: .cascade) var author: \(type)",
      "'author' holds the key of a 'User': its type is 'User.ID'", line: 4, column: 58, fix: "use '\(fixed)'",
      fixed: key + "@References(User.self, onDelete: .cascade) var author: \(fixed)")
  }

  @Test("a reference to several rows is a model of its own", arguments: ["[User.ID]", "Set<User.ID>"])
  func list(type: String) {
    expectRefusal(
      of: key + "@References(User.self, onDelete: .cascade) var authors: \(type)",
      "a column holds one key; for several make a model of its own that references both and 'User'", line: 4, column: 59
    )
  }

  @Test("a reference that becomes null must be optional")
  func setNullOnRequired() {
    expectRefusal(
      of: key + "@References(User.self, onDelete: .setNull) var author: User.ID",
      "onDelete: .setNull makes 'author' null, which its type doesn't allow", line: 4, column: 36,
      fix: "make 'author' optional", fixed: key + "@References(User.self, onDelete: .setNull) var author: User.ID?")
  }

  @Test("a reference that becomes its default must have one")
  func setDefaultWithoutDefault() {
    expectRefusal(
      of: key + "@References(User.self, onDelete: .setDefault) var author: User.ID",
      "onDelete: .setDefault needs a value of 'author' to fall back to", line: 4, column: 36)
  }
}
