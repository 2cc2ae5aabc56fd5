import Testing

@Suite("The layers of the house")
struct LayeringTests {
  @Test("a folder of ManageKit names only types of those before it")
  func foldersNameOnlyEarlierOnes() throws {
    let violations = try Layering(SourceFile.all(below: "Sources/ManageKit")).violations
    #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
  }

  @Test("a leaf knows nothing of ManageKit, nor of another leaf", arguments: leaves)
  func leavesImportNothingOfTheHouse(leaf: String) throws {
    let forbidden = ["ManageKit", "manage"] + Self.leaves.filter { $0 != leaf }
    for file in try SourceFile.all(below: "Sources/\(leaf)") {
      for (module, line) in file.imports where forbidden.contains(module) {
        Issue.record("\(file.path):\(line) imports \(module)")
      }
    }
  }

  @Test("a use of a later layer is found, with its place")
  func laterLayerIsFound() throws {
    let violations = try violations([
      "Web/Page.swift": "struct Page {}",
      "Settings/Settings.swift": "struct Settings {\n  var page: [Page]\n}",
    ])
    #expect(violations == ["Sources/ManageKit/Settings/Settings.swift:2 uses Page of Web"])
  }

  @Test("using an earlier layer, or one's own type of the same name, isn't a violation")
  func earlierLayerIsAllowed() throws {
    #expect(
      try violations([
        "Web/Page.swift": "struct Page { var settings: Settings }",
        "Settings/Settings.swift": "struct Settings {\n  struct Page {}\n  var page: Page\n}",
      ]).isEmpty)
  }

  @Test("comments, texts and members don't count, interpolations do")
  func commentsAndTextsDoNotCount() throws {
    let text = #"""
      // Page
      /* Page /* Page */ Page */
      let a = "Page \"Page\" \(f("Page"))" + GRDB.Page
      let b = """
        Page
        """
      let c = "\(Page.self)"
      """#
    let violations = try violations(["Web/Page.swift": "enum Page {}", "Settings/Settings.swift": text])
    #expect(violations == ["Sources/ManageKit/Settings/Settings.swift:7 uses Page of Web"])
  }

  @Test("an app uses Accounts and what all apps share, and no other app")
  func appsKeepToThemselves() throws {
    let violations = try violations([
      "Apps/App.swift": "struct App {}",
      "Apps/Accounts/User.swift": "struct User { var app: App }",
      "Apps/Forum/Post.swift": "struct Post { var author: User }",
      "Apps/Accounts/Login.swift": "struct Login { var post: Post }",
      "Apps/Site.swift": "struct Site { var user: User }",
    ])
    #expect(
      Set(violations) == [
        "Sources/ManageKit/Apps/Accounts/Login.swift:1 uses Post of Apps/Forum",
        "Sources/ManageKit/Apps/Site.swift:1 uses User of Apps/Accounts",
      ])
  }

  private static let leaves = ["ManageTemplateEngine", "ManagePostgresClient", "ManageCurlClient"]

  private func violations(_ files: [String: String]) throws -> [String] {
    try Layering(files.sorted { $0.key < $1.key }.map { SourceFile(path: "Sources/ManageKit/\($0)", text: $1) })
      .violations
  }
}
