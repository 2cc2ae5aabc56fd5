import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct StaticFindersTests {
  private static let files = ["static/site.css": "site"]
  private static let layers = [
    Resources([("static/site.css", .text("app")), ("static/app.css", .text("app"))]),
    Resources([
      ("static/app.css", .text("library")), ("static/library.css", .text("library")),
      ("templates/base.html", .text("page")),
    ]),
  ]

  private func withFinders(_ body: (StaticFinders, TemporaryFolder) throws -> Void) async throws {
    try await TemporaryFolder.with(Self.files) { folder in
      try body(StaticFinders(root: folder.path, embedded: Self.layers), folder)
    }
  }

  private func text(_ file: StaticFile?) throws -> String? {
    switch file?.content {
    case .file(let path): try String(contentsOfFile: path, encoding: .utf8)
    case .embedded(let file): String(decoding: file.data, as: UTF8.self)
    case nil: nil
    }
  }

  @Test("two names that differ in how their letters are composed are different")
  func composedNames() async throws {
    try await TemporaryFolder.with(["static/\u{E9}.css": "composed"]) { folder in
      let app = Resources([("static/e\u{301}.css", .text("separate"))])
      let finders = StaticFinders(root: folder.path, embedded: [app])
      #expect(throws: StaticError.namesCollide(path: "\u{E9}.css")) { try finders.files(ignoring: IgnorePatterns()) }
    }
  }

  @Test("the site's folder wins, then the layers of what is embedded in their order")
  func order() async throws {
    try await withFinders { finders, _ in
      for (path, owner) in [("site.css", "site"), ("app.css", "app"), ("library.css", "library")] {
        let found = try text(finders.find(path))
        #expect(found == owner)
      }
      for path in ["gone.css", "", "static/site.css", "../templates/base.html"] {
        #expect(finders.findAll(path).isEmpty, "\(path)")
      }
    }
  }

  @Test("all files of a path are found, the one that is served first")
  func all() async throws {
    try await withFinders { finders, folder in
      let texts = try finders.findAll("site.css").map(text)
      #expect(texts == ["site", "app"])
      #expect(try finders.findAll("app.css").map(text) == ["app", "library"])
      #expect(finders.findAll("gone.css").isEmpty)
      #expect(
        finders.findAll("site.css").map(\.location) == [
          folder.path(of: "static/site.css"), "static/site.css (embedded in manage)",
        ])
    }
  }
}
