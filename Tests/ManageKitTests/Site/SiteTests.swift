import ManageTesting
import Testing

@testable import ManageKit

@Suite("Site")
struct SiteTests {
  @Test("the delete rules of one app reach the models of another", arguments: TestDatabase.available)
  func models(dialect: Dialect) async throws {
    let site = Site([
      App("forum", models: [Forum.Post.self]), App("comments", models: [Forum.Comment.self, Forum.PostTag.self]),
    ])
    try await Forum.withPosts(dialect) { database async throws in
      try await Forum.Comment.insert(Forum.Comment.Draft(post: 1, author: 1, text: "one"), into: database)
      let post = try await Forum.Post.get(1, from: database)
      #expect(try await post.delete(from: database.bound { $0.models = site.models }) == ["post": 1, "comment": 1])
    }
  }

  @Test("an app brings those it depends on, once and before it")
  func dependencies() throws {
    #expect(Site([.accounts]).apps.map(\.name) == ["sessions", "throttle", "mail", "accounts"])
    let forum = App("forum", dependencies: [.accounts, .sessions])
    #expect(Site([.accounts, forum]).apps.map(\.name) == ["sessions", "throttle", "mail", "accounts", "forum"])
    try Site([.sessions, .accounts, forum]).validate()
  }

  @Test("an app named twice is an error")
  func namedTwice() {
    #expect(throws: SiteError.appNamedTwice("books")) { try Site([App("books"), App("books")]).validate() }
  }

  @Test("two apps that own the migrations of one label are an error")
  func labelOwnedTwice() {
    let resources = Resources([("migrations/books/0001_initial.sql", .text(""))])
    let shop = App("shop", resources: resources)
    #expect(throws: SiteError.labelOwnedTwice("books", ["books", "shop"])) {
      try Site([App("books"), shop]).validate()
    }
  }

  @Test("an app that the site does not name has no migrations, templates or commands in it")
  func unnamed() throws {
    let site = Site([])
    #expect(try site.migrations(root: "/nonexistent", dialect: .sqlite).graph.migrations.isEmpty)
    #expect(try !site.templates(root: "/nonexistent").loader.names().contains { $0.hasPrefix("accounts/") })
    #expect(!site.commands.contains { $0.name == "createsuperuser" })
  }

  @Test("a file of the site wins over an app's, and an app's over the library's")
  func layers() throws {
    let app = App(
      "books",
      resources: Resources([("templates/404.html", .text("app")), ("templates/books/list.html", .text("app"))]))
    let own = Resources([("templates/books/list.html", .text("site"))])
    let loader = try Site([app], resources: own).templates(root: "/nonexistent").loader
    #expect(try loader.load("books/list.html") == "site")
    #expect(try loader.load("404.html") == "app")
    #expect(try loader.load("500.html") != nil)
  }
}
