import ManageTemplateEngine
import ManageTesting
import Testing

@testable import ManageKit

@Suite("{% static_integrity %}")
struct StaticIntegrityTests {
  private static let page = "<link href=\"{% static 'a.css' %}\" {% static_integrity 'a.css' %}>"

  @Test("has the digest of the file that was collected")
  func collected() async throws {
    try await Self.with { folder, templates in
      let files = try await folder.collect()
      let statics = HashedStaticURLs(prefix: "/static/", manifest: try #require(files.manifest))
      let text = String(decoding: try templates.engine(statics: statics).render("page.html"), as: UTF8.self)
      let file = try #require(files["a.css"])
      #expect(file.digests.integrity.hasPrefix("sha256-"))
      let attributes = "integrity=\"\(file.digests.integrity)\" crossorigin=\"anonymous\""
      #expect(text == "<link href=\"/static/\(file.publishedPath)\" \(attributes)>")
    }
  }

  @Test("says nothing in development")
  func development() async throws {
    try await Self.with { _, templates in
      let engine = templates.engine(statics: PlainStaticURLs(prefix: "/static/"))
      let text = String(decoding: try engine.render("page.html"), as: UTF8.self)
      #expect(text == "<link href=\"/static/a.css\" >")
    }
  }

  @Test("fails for a file that wasn't collected")
  func unknown() async throws {
    try await Self.with { _, templates in
      let manifest = try StaticManifest(parsing: Array(#"{"version": "1.1", "paths": {}}"#.utf8), name: "")
      let engine = templates.engine(statics: HashedStaticURLs(prefix: "/static/", manifest: manifest))
      #expect(throws: (any Error).self) { try engine.render("page.html") }
    }
  }

  private static func with(_ test: (TemporaryFolder, SiteTemplates) async throws -> Void) async throws {
    let files = ["static/a.css": "a{}", "templates/page.html": "{% load static %}" + page]
    try await TemporaryFolder.with(files) { folder in
      try await test(folder, try Site([]).templates(root: folder.path))
    }
  }
}
