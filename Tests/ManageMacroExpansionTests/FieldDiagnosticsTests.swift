import Testing

@Suite("Properties that @Model refuses")
struct FieldDiagnosticsTests {
  @Test("a type is written out, unless a literal determines it")
  func missingType() {
    expectRefusal(
      of: "@ID var id: Int\nvar total = price()", "the type of 'total' must be written out: a macro sees only the text",
      line: 4, column: 7, fix: "write the type", fixed: "@ID var id: Int\nvar total: <#Type#> = price()")
  }

  @Test("a constant with a value would be the same in every row")
  func constant() {
    expectRefusal(
      of: "@ID var id: Int\nlet kind = 1", "'kind' would have the same value in every row; make it a var, or static",
      line: 4, column: 3, fix: "use 'var'", fixed: "@ID var id: Int\nvar kind = 1")
  }

  @Test("the name of a column is a plain text", arguments: ["names.title", "\"a\\u{62}\"", "\"a\\(b)\""])
  func columnName(name: String) {
    expectRefusal(
      of: "@ID var id: Int\n@Field(column: \(name)) var title: String",
      "the name of the column must be plain text: a macro can't see values or escapes", line: 4, column: 18)
  }

  @Test("a tuple of names isn't a column")
  func pattern() {
    expectRefusal(
      of: "@ID var id: Int\nvar (a, b): (Int, Int)", "a model's property is declared by one name", line: 4, column: 7)
  }

  @Test(
    "a type that no column holds is refused, with the reason",
    arguments: [
      ("() -> Void", "it is a function"), ("@Sendable () -> Void", "it is a function"),
      ("(() -> Void)?", "it is a function"),
      ("(Int, Int)", "it is a tuple; make each element a property"), ("Int.Type", "it is a type, not a value"),
      ("any Codable", "its type isn't known before it runs"), ("Any", "its type isn't known before it runs"),
    ])
  func unsupportedType(type: String, reason: String) {
    expectRefusal(
      of: "@ID var id: Int\nvar value: \(type)", "'value' can't be a column: \(reason)", line: 4, column: 14)
  }

  @Test(
    "a collection is wrapped in JSON, with its value",
    arguments: [
      ("[String]", "JSON<[String]>"), ("[String: Int]?", "JSON<[String: Int]>?"), ("Set<Int>", "JSON<Set<Int>>"),
      ("[String] = []", "JSON<[String]> = JSON([])"), ("[Int]? = nil", "JSON<[Int]>? = nil"),
    ])
  func collection(type: String, fixed: String) {
    expectRefusal(
      of: "@ID var id: Int\nvar value: \(type)", "'value' can't be a column: it is a collection, which JSON can hold",
      line: 4, column: 14, fix: "wrap it in JSON", fixed: "@ID var id: Int\nvar value: \(fixed)")
  }

  @Test(
    "a type that has a nearest one is replaced by it",
    arguments: [("Float", "Double"), ("UInt", "Int64"), ("UInt64", "Decimal"), ("URL", "String"), ("Int8", "Int16")])
  func replacedType(type: String, replacement: String) {
    expectRefusal(
      of: "@ID var id: Int\nvar value: \(type)?", "no column holds '\(type)'; use '\(replacement)'", line: 4,
      column: 14,
      fix: "use '\(replacement)'", fixed: "@ID var id: Int\nvar value: \(replacement)?")
  }

  @Test("a column is null in one way, and says so")
  func optionals() {
    expectRefusal(
      of: "@ID var id: Int\nvar value: Int??", "'value' can be null in one way only", line: 4, column: 14,
      fix: "use 'Int?'", fixed: "@ID var id: Int\nvar value: Int?")
    expectRefusal(
      of: "@ID var id: Int\nvar value: Int!", "'value' can't be a column: it is null without saying so", line: 4,
      column: 14, fix: "use '?'", fixed: "@ID var id: Int\nvar value: Int?")
  }

  @Test("a length is of text, digits are of a Decimal")
  func limits() {
    expectRefusal(
      of: "@ID var id: Int\n@Field(max: 3) var count: Int", "max: limits text, and 'count' is 'Int'", line: 4,
      column: 15)
    expectRefusal(
      of: "@ID var id: Int\n@Field(digits: 3) var price: Double",
      "digits: and places: are of a Decimal, and 'price' is 'Double'", line: 4, column: 18)
  }

  @Test("a text for people says something", arguments: ["label", "help"])
  func emptyTexts(label: String) {
    for text in ["\"\"", "[:]"] {
      expectRefusal(
        of: "@ID var id: Int\n@Field(\(label): \(text)) var title: String",
        "\(label): of 'title' is empty; leave it out", line: 4, column: 12 + label.count)
    }
  }

  @Test("choices are some, each once, and fit the column")
  func choices() {
    expectRefusal(
      of: "@ID var id: Int\n@Field(choices: [:]) var kind: String", "choices: leaves 'kind' no value", line: 4,
      column: 19)
    expectRefusal(
      of: "@ID var id: Int\n@Field(choices: [1: \"a\", 1: \"b\"]) var kind: Int", "choices: of 'kind' has 1 twice",
      line: 4, column: 28)
    expectRefusal(
      of: "@ID var id: Int\n@Field(max: 2, choices: [\"abc\": \"ABC\"]) var kind: String",
      "'kind' has no room for the choice \"abc\": max: is 2", line: 4, column: 28)
  }

  @Test("a validator is of what the column holds")
  func validators() {
    expectRefusal(
      of: "@ID var id: Int\n@Field(validators: [.minimum(1)]) var title: String",
      ".minimum checks numbers, and 'title' is 'String'", line: 4, column: 23)
    expectRefusal(
      of: "@ID var id: Int\n@Field(validators: [.minimumLength(1)]) var count: Int?",
      ".minimumLength checks text, and 'count' is 'Int?'", line: 4, column: 23)
  }

  @Test("a Secret can't be shown")
  func shownSecret() {
    expectRefusal(
      of: "@ID var id: Int\n@Field(secret: false) var password: Secret",
      "'password' is a Secret, which nobody sees; leave out 'secret: false'", line: 4, column: 18)
  }

  @Test("the clock fills in a Date")
  func timestamps() {
    expectRefusal(
      of: "@ID var id: Int\n@CreatedAt var day: CalendarDate", "@CreatedAt fills in a Date, not 'CalendarDate'", line: 4
    )
  }

  @Test("marks that contradict each other are refused")
  func conflictingMarkers() {
    expectRefusal(
      of: "@ID var id: Int\n@CreatedAt @UpdatedAt var at: Date", "@CreatedAt and @UpdatedAt can't be on one property",
      line: 4, column: 14)
    expectRefusal(
      of: "@ID var id: Int\n@Field(index: true) @References(User.self, onDelete: .cascade) var author: User.ID",
      "@Field and @References can't be on one property", line: 4, column: 23)
  }

  @Test("a column has a name, of 63 bytes at most")
  func columnNames() {
    expectRefusal(
      of: "@ID var id: Int\n@Field(column: \"\") var title: String", "the name of the column is empty", line: 4,
      column: 18)
  }
}
