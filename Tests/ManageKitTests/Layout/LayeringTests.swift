import Testing

@Suite("The layers of the house")
struct LayeringTests {
  @Test("a folder of ManageKit names only what those before it declare")
  func foldersNameOnlyEarlierOnes() throws {
    let violations = try Layering(SourceFile.all(below: "Sources/ManageKit")).violations
    #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
  }

  @Test("folders of one rank don't use each other in a circle")
  func noCircles() throws {
    let circles = try Layering(SourceFile.all(below: "Sources/ManageKit")).circles
    #expect(circles.isEmpty, "\(circles.joined(separator: "\n"))")
  }

  @Test("a target imports only those below it", arguments: targets)
  func targetsImportLowerOnes(target: String, lower: [String]) throws {
    let others = Set(Self.targets.map(\.0) + ["manage"]).subtracting(lower)
    for file in try SourceFile.all(below: "Sources/\(target)") {
      for (module, line) in file.imports where others.contains(module) {
        Issue.record("\(file.path):\(line) imports \(module)")
      }
    }
  }

  private static let leaves = ["ManageTemplateEngine", "ManagePostgresClient", "ManageCurlClient"]

  private static let targets: [(String, [String])] = [
    ("ManageGroundwork", []), ("ManageMacroExpansion", []), ("ManageMacros", ["ManageMacroExpansion"]),
    ("ManageEmbed", []),
    ("ManageTemplateEngine", ["ManageGroundwork"]), ("ManagePostgresClient", ["ManageGroundwork"]),
    ("ManageCurlClient", ["ManageGroundwork"]), ("ManageKit", leaves + ["ManageGroundwork"]),
    ("ManageTesting", leaves + ["ManageGroundwork", "ManageKit"]), ("Portfolio", ["ManageKit"]),
  ]

  @Test("a use of a later layer is found, with its place")
  func laterLayerIsFound() throws {
    let layering = try layering([
      "Web/Page.swift": "struct Page {}",
      "Settings/Settings.swift": "struct Settings {\n  var page: [Page]\n}",
    ])
    #expect(layering.violations == ["Sources/ManageKit/Settings/Settings.swift:2 uses Page of Web"])
  }

  @Test("so is that of a later layer's function, or of what it adds to a type of another module")
  func laterFunctionIsFound() throws {
    let layering = try layering([
      "Web/Escape.swift": "func escape() {}\nextension String {\n  var escaped: String { self }\n}",
      "Web/Page.swift": "struct Page {\n  func render() {}\n}",
      "Settings/Settings.swift": "let a = escape()\nlet b = text.escaped\nlet c = other.render()",
    ])
    #expect(
      layering.violations == [
        "Sources/ManageKit/Settings/Settings.swift:1 uses escape() of Web",
        "Sources/ManageKit/Settings/Settings.swift:2 uses .escaped of Web",
      ])
  }

  @Test("a use of an earlier layer, or of one's own of the same name, is none, nor that of a private name")
  func earlierLayerIsAllowed() throws {
    let layering = try layering([
      "Web/Page.swift": "struct Page { var settings: Settings }\nprivate func read() {}",
      "Web/Text.swift": "extension String {\n  fileprivate var trimmed: String { self }\n}",
      "Settings/Settings.swift": "struct Settings {\n  struct Page {}\n  var page: Page\n}",
      "Settings/Reading.swift": "let a = read()\nlet b = text.trimmed",
    ])
    #expect(layering.violations.isEmpty)
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
    let layering = try layering(["Web/Page.swift": "enum Page {}", "Settings/Settings.swift": text])
    #expect(layering.violations == ["Sources/ManageKit/Settings/Settings.swift:7 uses Page of Web"])
  }

  @Test("an app uses Accounts and Sessions and what all apps share, and no other app")
  func appsKeepToThemselves() throws {
    let layering = try layering([
      "Site/App.swift": "struct App {}",
      "Contrib/Accounts/User.swift": "struct User { var app: App }",
      "Contrib/Forum/Post.swift": "struct Post { var author: User }",
      "Contrib/Accounts/Login.swift": "struct Login { var post: Post }",
      "Site/Site.swift": "struct Site { var user: User }",
    ])
    #expect(
      Set(layering.violations) == [
        "Sources/ManageKit/Contrib/Accounts/Login.swift:1 uses Post of Contrib/Forum",
        "Sources/ManageKit/Site/Site.swift:1 uses User of Contrib/Accounts",
      ])
  }

  @Test("a circle of three folders of one rank is found, and a use outside it is none")
  func circleIsFound() throws {
    let layering = try layering([
      "Static/Finder.swift": "struct Finder { var storage: Bucket }",
      "Storage/Bucket.swift": "struct Bucket { var page: Templates }",
      "Templates/Templates.swift": "struct Templates { var finder: Finder }",
      "Security/Signer.swift": "struct Signer { var finder: Finder }",
    ])
    #expect(layering.violations.isEmpty)
    #expect(
      Set(layering.circles) == [
        "Sources/ManageKit/Static/Finder.swift:1 uses Bucket of Storage",
        "Sources/ManageKit/Storage/Bucket.swift:1 uses Templates of Templates",
        "Sources/ManageKit/Templates/Templates.swift:1 uses Finder of Static",
      ])
  }

  private func layering(_ files: [String: String]) throws -> Layering {
    try Layering(files.sorted { $0.key < $1.key }.map { SourceFile(path: "Sources/ManageKit/\($0)", text: $1) })
  }
}
