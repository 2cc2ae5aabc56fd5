import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Filtering by text", .timeLimit(.minutes(5)))
struct TextFilterTests {
  typealias Post = Forum.Post

  private func ids(_ database: Database, _ condition: (Post.Columns) -> SQLExpression<Bool>) async throws -> [Int] {
    try await Post.filter(condition).order { $0.id.ascending }.select { $0.id }.fetch(from: database)
  }

  @Test("a user's search text has no wildcards", arguments: TestDatabase.available)
  func patterns(dialect: Dialect) async throws {
    let query = Post.filter { $0.title.contains("a_b%c\\*[?") }.select { $0.id }
    try expectSQL(
      query, #"SELECT "post"."id" FROM "post" WHERE "post"."title" LIKE $1 ESCAPE '\'"#,
      sqlite: #"SELECT "post"."id" FROM "post" WHERE instr("post"."title", ?) > 0"#,
      values: [.text(#"%a\_b\%c\\*[?%"#)])
    #expect(try query.sql(for: .sqlite).values == [.text(#"a_b%c\*[?"#)])
    try await Forum.withPosts(dialect) { database async throws in
      try await Post.insert(Forum.post(#"x*y[z]?\"#, by: 2), into: database)
      #expect(try await ids(database) { $0.title.contains("0%") } == [3])
      #expect(try await ids(database) { $0.title.contains("%") } == [3])
      #expect(try await ids(database) { $0.title.contains("_") } == [4])
      #expect(try await ids(database) { $0.title.contains("*") } == [5])
      #expect(try await ids(database) { $0.title.contains("[z]") } == [5])
      #expect(try await ids(database) { $0.title.endsWith(#"?\"#) } == [5])
      #expect(try await ids(database) { $0.title.contains("나") } == [2])
      #expect(try await ids(database) { $0.title.startsWith("감") } == [2])
      #expect(try await ids(database) { $0.title.endsWith("igs") } == [1])
      #expect(try await ids(database) { $0.title.contains("A") } == [])
      #expect(try await ids(database) { $0.title.startsWith("figs") } == [])
    }
  }

  @Test("case is folded alike on both databases", arguments: TestDatabase.available)
  func caseFolding(dialect: Dialect) async throws {
    try await Forum.with(dialect) { database async throws in
      let names = [
        "STRASSE", "straße", "STRAẞE", "İstanbul", "Isparta", "ırmak", "ÄPFEL", "감나무", "ΟΔΟΣ", "ΟΔΟΣ ΑΒΓ", "Ǆ",
      ]
      try await Forum.Team.insert(names.map { Forum.Team.Draft(name: $0) }, into: database)
      func found(_ text: String) async throws -> [String] {
        try await Forum.Team.filter { $0.name.contains(text, ignoringCase: true) }.order { $0.id.ascending }
          .select { $0.name }.fetch(from: database)
      }
      #expect(try await found("strasse") == ["STRASSE"])
      #expect(try await found("Straße") == ["straße", "STRAẞE"])
      #expect(try await found("istan") == ["İstanbul"])
      #expect(try await found("İSP") == ["Isparta"])
      #expect(try await found("ır") == ["ırmak"])
      #expect(try await found("äpf") == ["ÄPFEL"])
      #expect(try await found("나") == ["감나무"])
      #expect(try await found("οδος") == ["ΟΔΟΣ", "ΟΔΟΣ ΑΒΓ"])
      #expect(try await found("ǅ") == ["Ǆ"])
      let member = Forum.Team.filter {
        $0.name.equals(ignoringCase: "äpfel") && $0.name.startsWith("äp", ignoringCase: true)
      }
      #expect(try await member.get(from: database).name == "ÄPFEL")
    }
  }

  @Test("regular expressions", arguments: TestDatabase.available)
  func regularExpressions(dialect: Dialect) async throws {
    try await Forum.withPosts(dialect) { database async throws in
      #expect(try await ids(database) { $0.title.matches(#"^[0-9]+%\s"#) } == [3])
      #expect(try await ids(database) { $0.title.matches(#"^\w+$"#) } == [1, 2, 4])
      #expect(try await ids(database) { $0.title.matches("^figs$") } == [])
      let error = await #expect(throws: DatabaseError.self) { try await ids(database) { $0.title.matches("(secret") } }
      #expect(error.map { !"\($0)".contains("secret") } == true)
      #expect(try await ids(database) { $0.title.matches("^figs$|ÄP", ignoringCase: true) } == [1, 3])
    }
  }

  @Test("an expression sees one line, whatever the text holds", arguments: TestDatabase.available)
  func newlines(dialect: Dialect) async throws {
    try await Forum.with(dialect) { database async throws in
      let names = ["abc", "abc\n", "a\nc", "a\r\nc", "x\nabc\ny", "a.c", "a[c", "a]c", "a&c", "a$"]
      try await Forum.Team.insert(names.map { Forum.Team.Draft(name: $0) }, into: database)
      func found(_ expression: String) async throws -> [String] {
        try await Forum.Team.filter { $0.name.matches(expression) }.order { $0.id.ascending }.select { $0.name }
          .fetch(from: database)
      }
      #expect(try await found("c$") == ["abc", "a\nc", "a\r\nc", "a.c", "a[c", "a]c", "a&c"])
      #expect(try await found(#"c\Z"#) == ["abc", "a\nc", "a\r\nc", "a.c", "a[c", "a]c", "a&c"])
      #expect(try await found("^abc") == ["abc", "abc\n"])
      #expect(try await found("^a.c$") == ["abc", "a\nc", "a.c", "a[c", "a]c", "a&c"])
      #expect(try await found("^a..c$") == ["a\r\nc"])
      #expect(try await found("^x.*y$") == ["x\nabc\ny"])
      #expect(try await found(#"^a\.c$"#) == ["a.c"])
      #expect(try await found(#"a[.$]"#) == ["a.c", "a$"])
      #expect(try await found(#"a[[]c"#) == ["a[c"])
      #expect(try await found(#"a[]&]c"#) == ["a]c", "a&c"])
      #expect(try await found(#"a[^]]c"#) == ["abc", "abc\n", "a\nc", "x\nabc\ny", "a.c", "a[c", "a&c"])
      #expect(try await found(#"a[[:alpha:].]c$"#) == ["abc", "a.c"])
      #expect(try await found(#"a\$"#) == ["a$"])
    }
  }

  @Test("a long text is found in a longer one", arguments: TestDatabase.available)
  func longPatterns(dialect: Dialect) async throws {
    let long = String(repeating: "감*%", count: 20_000)
    try await Forum.with(dialect) { database async throws in
      try await Forum.Team.insert([long, "Ä\(long)", "Ä\(long)Ä"].map { Forum.Team.Draft(name: $0) }, into: database)
      func found(_ condition: (Forum.Team.Columns) -> SQLExpression<Bool>) async throws -> [Int] {
        try await Forum.Team.filter(condition).order { $0.id.ascending }.select { $0.id }.fetch(from: database)
      }
      #expect(try await found { $0.name.contains(long) } == [1, 2, 3])
      #expect(try await found { $0.name.startsWith(long) } == [1])
      #expect(try await found { $0.name.endsWith(long) } == [1, 2])
      #expect(try await found { $0.name.contains("ä" + long, ignoringCase: true) } == [2, 3])
      #expect(try await found { $0.name.contains("ä" + long) } == [])
      #expect(try await found { $0.name.startsWith("ä" + long + "ä", ignoringCase: true) } == [3])
      #expect(try await found { $0.name.contains("") && $0.name.startsWith("") && $0.name.endsWith("") } == [1, 2, 3])
      #expect(try await found { $0.name.endsWith("x" + long + "Ä" + long) } == [])
    }
  }

  @Test(
    "a syllable and its letters are different texts: queries compare code points", arguments: TestDatabase.available)
  func normalForms(dialect: Dialect) async throws {
    let (composed, decomposed) = ("감", "\u{1100}\u{1161}\u{11B7}")
    try await Forum.with(dialect) { database async throws in
      try await Forum.Tag.insert([composed, decomposed].map { Forum.Tag.Draft(name: $0) }, into: database)
      #expect(try await Forum.Tag.filter { $0.name == composed }.get(from: database).id == 1)
      #expect(try await Forum.Tag.filter { $0.name == decomposed }.get(from: database).id == 2)
      #expect(
        try await Forum.Tag.filter { $0.name.contains(decomposed, ignoringCase: true) }.get(from: database).id == 2)
      #expect(try await Forum.Tag.order { $0.name.ascending }.select { $0.id }.fetch(from: database) == [2, 1])
      #expect(try await Forum.Tag.all.select { $0.name }.distinct().count(in: database) == 2)
      // Swift takes them for equal; whoever wants one text normalises it before it is written.
      #expect(composed == decomposed)
    }
  }
}
