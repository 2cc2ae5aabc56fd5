import Foundation
import ManageTemplateEngine
import ManageTesting
import Testing

@testable import ManageKit

struct SiteTemplateLoaderTests {
  private static let files = [
    "templates/home.html": "the site's", "templates/forum/post.html": "a post", "secret.html": "hidden",
  ]
  private static let embedded: [String: EmbeddedFile] = [
    "templates/home.html": .text("the library's"), "templates/error.html": .text("an error"),
    "static/site.css": .text("css"), "templates/logo.png": .base64("AAAA"),
  ]

  private func withLoader(_ body: (SiteTemplateLoader, TemporaryFolder) throws -> Void) async throws {
    try await TemporaryFolder.with(Self.files) { folder in
      try body(SiteTemplateLoader(root: folder.path, embedded: Self.embedded), folder)
    }
  }

  @Test("the site's template wins over the library's of the same name")
  func order() async throws {
    try await withLoader { loader, _ in
      let text = try loader.load("home.html")
      #expect(text == "the site's")
      #expect(try loader.load("forum/post.html") == "a post")
      #expect(try loader.load("error.html") == "an error")
      #expect(try loader.load("gone.html") == nil)
      #expect(try loader.load("logo.png") == nil)
    }
  }

  @Test("a template that is written later is found")
  func fresh() async throws {
    try await withLoader { loader, folder in
      try folder.write("new", to: "templates/error.html")
      #expect(try loader.load("error.html") == "new")
    }
  }

  @Test(
    "no name leads out of the folder",
    arguments: ["../secret.html", "forum/../../secret.html", "..\\secret.html", "../static/site.css", "", ".", "forum"])
  func staysInside(name: String) async throws {
    try await withLoader { loader, _ in
      let text = try loader.load(name)
      #expect(text == nil)
    }
  }

  @Test("a link out of the folder is not followed")
  func link() async throws {
    try await withLoader { loader, folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(of: "templates/link.html"), withDestinationPath: "../secret.html")
      #expect(try loader.load("link.html") == nil)
    }
  }

  @Test("a template that is not UTF-8 is an error, not a page of the library")
  func invalidUTF8() async throws {
    try await withLoader { loader, folder in
      try Data([0xFF, 0xFE]).write(to: URL(filePath: folder.path(of: "templates/home.html")))
      #expect(throws: (any Error).self) { try loader.load("home.html") }
    }
  }
}
