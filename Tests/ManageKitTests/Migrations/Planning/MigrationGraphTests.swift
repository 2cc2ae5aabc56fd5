import Foundation
import Testing

@testable import ManageKit

struct MigrationGraphTests {
  private let none = "-- migrate:up\n-- migrate:down\n"

  private func depending(on ids: String...) -> String {
    ids.map { "-- migrate:depends \($0)\n" }.joined() + none
  }

  private func plan(
    _ files: [String: String], applied: [String] = [], to target: MigrationTarget,
    mode: MigrationOptions.Mode = .run, allowsOutOfOrder: Bool = false
  ) throws -> [String] {
    let graph = try migrations(files).graph
    let ids = applied.compactMap(MigrationID.init)
    let history = MigrationHistory(
      ids.map { .init(id: $0, checksum: graph[$0]?.checksum ?? "", applied: .distantPast) })
    let planner = MigrationPlanner(
      graph: graph, history: history, mode: mode, allowsOutOfOrder: allowsOutOfOrder)
    return try planner.plan(to: target).steps.map(\.description)
  }

  /// blog.0002 needs users.0001; users.0002 needs nothing else.
  private var site: [String: String] {
    [
      "blog/0001_initial.sql": none, "blog/0002_author.sql": depending(on: "users.0001_initial"),
      "users/0001_initial.sql": none, "users/0002_name.sql": none, "users/0002_name.md": "",
    ]
  }

  @Test("each runs after its dependencies, otherwise by app and name")
  func order() throws {
    #expect(
      try migrations(site).graph.migrations.map(\.id.description) == [
        "blog.0001_initial", "users.0001_initial", "blog.0002_author", "users.0002_name",
      ])
  }

  @Test("a target includes its dependencies and no more; the start of a name suffices")
  func forwards() throws {
    #expect(
      try plan(site, to: .app("blog"))
        == ["Apply blog.0001_initial", "Apply users.0001_initial", "Apply blog.0002_author"])
    #expect(try plan(site, to: .migration(app: "blog", name: "0001")) == ["Apply blog.0001_initial"])
    #expect(
      try plan(site, applied: ["blog.0001_initial"], to: .migration(app: "users", name: "0001"))
        == ["Apply users.0001_initial"])
    #expect(try plan(site, applied: ["blog.0001_initial"], to: .migration(app: "blog", name: "0001")) == [])
  }

  private let all = ["blog.0001_initial", "blog.0002_author", "users.0001_initial", "users.0002_name"]

  @Test("going back unapplies dependents first, in other apps too")
  func backwards() throws {
    #expect(
      try plan(site, applied: all, to: .zero(app: "users"))
        == ["Unapply users.0002_name", "Unapply blog.0002_author", "Unapply users.0001_initial"])
    #expect(
      try plan(site, applied: all, to: .migration(app: "users", name: "0001_initial")) == ["Unapply users.0002_name"])
    #expect(try plan(site, to: .zero(app: "users")) == [])
  }

  @Test("without a down section there is no way back, except a faked one")
  func irreversible() async throws {
    let files = ["forum/0001_a.sql": "-- migrate:up\n"]
    let message = await failure { _ = try plan(files, applied: ["forum.0001_a"], to: .zero(app: "forum")) }
    #expect(message?.contains("migrations/forum/0001_a.sql (built in) has no '-- migrate:down' section") == true)
    #expect(
      try plan(files, applied: ["forum.0001_a"], to: .zero(app: "forum"), mode: .fake) == ["Unapply forum.0001_a"])
  }

  @Test("an unknown target is an error that lists the known ones")
  func unknownTargets() async {
    let files = ["forum/0001_initial.sql": none, "forum/0002_post.sql": none, "forum/0003_post_renew.sql": none]
    func message(_ target: MigrationTarget) async -> String? { await failure { _ = try plan(files, to: target) } }
    #expect(await message(.app("forun")) == "no app named 'forun' has migrations\ndid you mean 'forum'?")
    #expect(
      await message(.app("shop")) == "no app named 'shop' has migrations\nthe apps with migrations are: forum")
    #expect(
      await message(.migration(app: "forum", name: "0009"))?.hasSuffix(
        "it has: 0001_initial, 0002_post, 0003_post_renew") == true)
    #expect(
      await message(.migration(app: "forum", name: "000"))?.hasPrefix(
        "several migrations of forum start with '000': 0001_initial, 0002_post, 0003_post_renew") == true)
  }

  @Test("an exact name isn't ambiguous for being the start of another")
  func exactName() throws {
    let files = ["forum/0001_post.sql": none, "forum/0002_post.sql": none]
    #expect(try plan(files, to: .migration(app: "forum", name: "0001_post")) == ["Apply forum.0001_post"])
  }

  @Test("an unknown dependency names the file, the line and the nearest")
  func unknownDependency() async {
    let files = ["users/0001_initial.sql": none, "blog/0001_a.sql": "\n" + depending(on: "users.0001_inital")]
    let message = await failure { _ = try migrations(files) }
    #expect(
      message == """
        migrations/blog/0001_a.sql (built in):2: it depends on users.0001_inital, which doesn't exist
        did you mean 'users.0001_initial'?
        """)
  }

  @Test("a circle is an error that shows it")
  func cycle() async {
    let files = [
      "a/0001_a.sql": depending(on: "b.0001_b"), "b/0001_b.sql": depending(on: "c.0001_c"),
      "c/0001_c.sql": depending(on: "a.0001_a"),
    ]
    let message = await failure { _ = try migrations(files) }
    #expect(message?.contains("a.0001_a → b.0001_b → c.0001_c → a.0001_a") == true)
    #expect(message?.contains("migrations/b/0001_b.sql (built in)") == true, "the files are named")
  }

  @Test("a migration applied before its dependency is an error")
  func inconsistent() async {
    let message = await failure { _ = try plan(site, applied: ["blog.0002_author", "users.0001_initial"], to: .all) }
    #expect(message?.hasPrefix("blog.0002_author is applied before blog.0001_initial") == true)
    #expect(message?.contains("--allow-out-of-order, or renumber 0001_initial") == true)
  }

  @Test("out of order is allowed on demand, except where a file names its dependency")
  func outOfOrder() async throws {
    let files = ["blog/0001_a.sql": none, "blog/0002_b.sql": none, "blog/0003_c.sql": depending(on: "blog.0001_a")]
    #expect(
      try plan(files, applied: ["blog.0001_a", "blog.0003_c"], to: .all, allowsOutOfOrder: true)
        == ["Apply blog.0002_b"])
    let message = await failure { _ = try plan(files, applied: ["blog.0003_c"], to: .all, allowsOutOfOrder: true) }
    #expect(message?.hasPrefix("blog.0003_c is applied before blog.0001_a") == true)
  }

  @Test("a number that is missing between two of an app is found, among four digits")
  func gaps() throws {
    let files = [
      "a/0001_a.sql": none, "a/0003_c.sql": none, "a/20260101120000_d.sql": none, "a/20270101120000_e.sql": none,
      "b/0002_b.sql": none,
    ]
    let gaps = try migrations(files).graph.gaps
    #expect(gaps.map { "\($0.id.name) \($1.id.name)" } == ["0001_a 0003_c"])
  }

  @Test("the arguments of the command name a target")
  func arguments() {
    #expect(MigrationTarget(app: nil, name: nil) == .all)
    #expect(MigrationTarget(app: "forum", name: nil) == .app("forum"))
    #expect(MigrationTarget(app: "forum", name: "zero") == .zero(app: "forum"))
    #expect(MigrationTarget(app: "forum", name: "0002") == .migration(app: "forum", name: "0002"))
  }
}
