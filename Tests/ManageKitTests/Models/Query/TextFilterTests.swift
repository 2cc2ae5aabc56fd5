import Foundation
import Testing

@testable import ManageKit

@Suite("Filtering by text", .timeLimit(.minutes(5)))
struct TextFilterTests {
  typealias Post = Forum.Post

  private func ids(_ database: Database, _ condition: (Post.Columns) -> SQLExpression<Bool>) async throws -> [Int] {
    try await Post.filter(condition).order { $0.id.ascending }.select { $0.id }.fetch(from: database)
  }

  @Test("what a user typed has no wildcards", arguments: TestDatabase.available)
  func patterns(dialect: Dialect) async throws {
    let query = Post.filter { $0.title.contains("a_b%c\\*[?") }.select { $0.id }
    try expectSQL(
      query, #"SELECT "post"."id" FROM "post" WHERE "post"."title" LIKE $1 ESCAPE '\'"#,
      sqlite: #"SELECT "post"."id" FROM "post" WHERE "post"."title" GLOB ?"#, values: [.text(#"%a\_b\%c\\*[?%"#)])
    #expect(try query.sql(for: .sqlite).values == [.text(#"*a_b%c\[*][[][?]*"#)])
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
}
