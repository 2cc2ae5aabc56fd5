import ManageGroundwork
import Testing

struct SuggestionTests {
  private let commands = ["migrate", "makemigrations", "showmigrations", "runserver", "test"]

  @Test(
    "a mistyped word leads to the nearest: a letter more, less, another, or two swapped",
    arguments: [
      ("migrat", "migrate"), ("migratte", "migrate"), ("nigrate", "migrate"), ("mirgate", "migrate"),
      ("runsever", "runserver"), ("tset", "test"), ("test", "test"), ("showmigration", "showmigrations"),
    ])
  func nearest(word: String, suggestion: String) {
    #expect(Suggestion.nearest(to: word, in: commands) == suggestion)
  }

  @Test("a word that is near to none leads nowhere", arguments: ["collectstatic", "x", "", "dbshell", "김치"])
  func none(word: String) {
    #expect(Suggestion.nearest(to: word, in: commands) == nil)
  }

  @Test("the limit is a third of the word, unless another is passed")
  func limit() {
    #expect(Suggestion.nearest(to: "migra", in: commands) == nil)
    #expect(Suggestion.nearest(to: "migra", in: commands, limit: 2) == "migrate")
    #expect(Suggestion.nearest(to: "migrate", in: commands, limit: 0) == "migrate")
    #expect(Suggestion.nearest(to: "migrat", in: commands, limit: 0) == nil)
    #expect(Suggestion.nearest(to: "migrate", in: []) == nil)
  }

  @Test("of words that are equally near the first counts")
  func tie() {
    #expect(Suggestion.nearest(to: "bat", in: ["cat", "hat"]) == "cat")
  }
}
