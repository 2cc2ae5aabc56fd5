import Foundation
import Testing

@testable import ManageKit

struct StaticFindersTests {
  private static let files = [
    "static/site.css": "site", "app/site.css": "app", "app/app.css": "app", "other/app.css": "other",
    "other/other.css": "other",
  ]
  private static let embedded: [String: EmbeddedFile] = [
    "static/site.css": .text("embedded"), "static/library.css": .text("embedded"), "templates/base.html": .text("page"),
  ]

  private func withFinders(_ body: (StaticFinders, TemporaryFolder) throws -> Void) async throws {
    try await TemporaryFolder.with(Self.files) { folder in
      let appFolders = [folder.path(of: "app"), folder.path(of: "other"), folder.path(of: "none")]
      try body(StaticFinders(root: folder.path, appFolders: appFolders, embedded: Self.embedded), folder)
    }
  }

  private func text(_ file: StaticFile?) throws -> String? {
    switch file?.content {
    case .file(let path): try String(contentsOfFile: path, encoding: .utf8)
    case .embedded(let file): String(decoding: file.data, as: UTF8.self)
    case nil: nil
    }
  }

  @Test("an app's folder is relative to the root")
  func relativeFolder() async throws {
    try await TemporaryFolder.with(["apps/forum/static/forum.css": ""]) { folder in
      let finders = StaticFinders(root: folder.path, appFolders: ["apps/forum/static"], embedded: [:])
      #expect(finders.find("forum.css") != nil)
      let files = try finders.files(ignoring: IgnorePatterns())
      #expect(files.map(\.path) == ["forum.css"])
    }
  }

  @Test("two names that differ in how their letters are composed are told apart")
  func composedNames() async throws {
    try await TemporaryFolder.with(["app/\u{E9}.css": "composed"]) { folder in
      try folder.write("separate", to: "other/e\u{301}.css")
      let folders = ["app", "other"].map { folder.path(of: $0) }
      let finders = StaticFinders(root: folder.path, appFolders: folders, embedded: [:])
      #expect(throws: StaticError.namesCollide(path: "\u{E9}.css")) { try finders.files(ignoring: IgnorePatterns()) }
    }
  }

  @Test("the site's folder wins, then the apps' in their order, then what is embedded")
  func order() async throws {
    try await withFinders { finders, _ in
      for (path, owner) in [
        ("site.css", "site"), ("app.css", "app"), ("other.css", "other"), ("library.css", "embedded"),
      ] {
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
      #expect(texts == ["site", "app", "embedded"])
      #expect(try finders.findAll("app.css").map(text) == ["app", "other"])
      #expect(finders.findAll("gone.css").isEmpty)
      #expect(
        finders.findAll("site.css").map(\.location) == [
          folder.path(of: "static/site.css"), folder.path(of: "app/site.css"),
          "static/site.css (embedded in manage)",
        ])
    }
  }

  @Test("the places are named in their order")
  func locations() async throws {
    try await withFinders { finders, folder in
      let folders = ["static", "app", "other", "none"].map { folder.path(of: $0) }
      #expect(finders.finders.map(\.location) == folders + ["static/ (embedded in manage)"])
    }
  }
}
