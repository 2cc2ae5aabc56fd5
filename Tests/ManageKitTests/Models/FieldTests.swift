import Testing

@testable import ManageKit

@Suite("What @Field says for people")
struct FieldTests {
  @Model("shop_item")
  struct Item {
    @ID var id: Int
    var title: String
    @Field(choices: ["note": ["en": "Note", "ko": "메모"], "essay": "Essay"]) var kind = "note"
    @Field(validators: [.minimum(1), .maximum(5)]) var rating: Int?
    @Field(column: "token", secret: true) var editToken: String
    var key: Secret
  }

  private func column(_ property: String) throws -> ColumnSchema {
    try #require(Item.schema.column(ofProperty: property))
  }

  @Test("choices are those that the field names, else the cases of its type")
  func choices() throws {
    #expect(
      Blog.Post.schema.column(ofProperty: "status")?.choices == [
        FieldChoice(Blog.Status.draft, label: "Draft"), FieldChoice(Blog.Status.published, label: "Published"),
      ])
    #expect(
      try column("kind").choices == [
        FieldChoice("note", label: ["en": "Note", "ko": "메모"]), FieldChoice("essay", label: "Essay"),
      ])
    #expect(try column("title").choices.isEmpty)
  }

  @Test("validators tell which values people may not enter")
  func validators() throws {
    let rating = try column("rating")
    #expect(rating.validators.map(\.code) == ["min_value", "max_value"])
    func refused(_ value: DatabaseValue) -> [String] {
      rating.validators.filter { !$0.accepts(value) }.map { $0.message.text(in: "en") }
    }
    #expect(refused(.integer(0)) == ["Ensure this value is greater than or equal to 1."])
    #expect(refused(.integer(6)) == ["Ensure this value is less than or equal to 5."])
    #expect(refused(.integer(5)).isEmpty && refused(.null).isEmpty)
    let length = FieldValidator.minimumLength(2)
    #expect(!length.accepts(.text("감")) && length.accepts(.text("감나")))
  }

  @Test("a secret is secret by its type or because the field says so, and no template sees it")
  func secrecy() throws {
    #expect(Item.schema.columns.filter(\.isSecret).map(\.property) == ["editToken", "key"])
    let item = Item(id: 1, title: "Figs", editToken: "s3cret", key: Secret("s3cret"))
    for name in ["editToken", "edit_token", "token", "key"] { #expect(item.member(name) == nil) }
    #expect(item.member("title") != nil && item.member("pk") != nil)
  }
}
