import ManageKit
import ManageTesting
import Project
import Testing

@Suite("The app starter")
struct StarterTests {
  @Test("its page shows the newest entries", arguments: TestDatabase.available)
  func page(dialect: Dialect) async throws {
    try await LiveSite.with(Site([.starter]), dialect) { site async throws in
      #expect(try await site.client().get("/starter/").text.contains("No entries yet."))
      try await StarterEntry.insert(.init(text: "Hello"), into: site.database)
      #expect(try await site.client().get("/starter/").text.contains("Hello"))
    }
  }
}
