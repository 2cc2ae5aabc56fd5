import Foundation
import ManageTesting
import Testing

@testable import ManageKit

/// That its output builds and passes its tests is what `script/examples` shows.
@Suite("manage startproject")
struct StartProjectTests {
  private static let ownPackage = ["--package", Repository.path]

  @Test("makes a package of at most 15 files, named as the site")
  func files() async throws {
    try await TemporaryFolder.with { folder in
      let made = try await ManageBinary.run(["startproject", "demo"] + Self.ownPackage, in: folder.path)
      #expect(made.exitCode == 0, "\(made.stderr)")
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path(of: "demo"))
        .filter { !FileManager.default.isFolder(folder.path(of: "demo/\($0)")) }
      #expect(files.count <= 15)
      #expect(
        Set(files).isSuperset(of: [
          ".env.example", ".gitignore", "Makefile", "Package.swift", "README.md", "Sources/Demo/Home/Home.swift",
          "Sources/manage/Manage.swift", "Tests/DemoTests/HomeTests.swift", "migrations/home/0001_initial.sqlite.sql",
          "templates/home/index.html",
        ]))
      for file in files {
        let text = try folder.read("demo/\(file)")
        #expect(!text.contains("Starter") && !text.contains("starter") && !text.contains("Project\""), "\(file)")
      }
    }
  }

  @Test(
    "the package comes from a path or from a URL with the version of this one",
    arguments: [
      (Repository.path, ".package(name: \"manage\", path: \"\(Repository.path)\")"),
      (
        "https://example.com/team/manage.git",
        ".package(url: \"https://example.com/team/manage.git\", from: \"\(Version.current)\")"
      ),
    ])
  func package(option: String, declaration: String) async throws {
    try await TemporaryFolder.with { folder in
      let made = try await ManageBinary.run("startproject", "demo", "--package", option, in: folder.path)
      #expect(made.exitCode == 0, "\(made.stderr)")
      #expect(try folder.read("demo/Package.swift").contains(declaration))
    }
  }

  @Test("without --package it is the package that the executable was built in, and one elsewhere asks for it")
  func ownPackage() async throws {
    try await TemporaryFolder.with { folder in
      let made = try await ManageBinary.run("startproject", "demo", in: folder.path)
      #expect(made.exitCode == 0, "\(made.stderr)")
      #expect(try folder.read("demo/Package.swift").contains("path: \"\(Repository.path)\""))
      #expect(throws: CommandError.self) { try PackageDependency("elsewhere", below: folder.path) }
    }
  }

  @Test(
    "a name that can't be a module is refused with the reason, and nothing is written",
    arguments: [
      ("my-site", "is not a name"), ("1site", "is not a name"), ("séance", "is not a name"), ("", "is not a name"),
      ("class", "is a keyword of Swift"), ("Self", "is a keyword of Swift"),
      ("foundation", "is the name of a module"), ("ManageKit", "is the name of a module"),
      ("logging", "is the name of a module"),
    ])
  func badName(name: String, reason: String) async throws {
    try await TemporaryFolder.with { folder in
      let refused = try await ManageBinary.run(["startproject", name] + Self.ownPackage, in: folder.path)
      refused.expectFailure(64, reason)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test("every module that a site is built with is refused")
  func modules() throws {
    let built = URL(filePath: ManageBinary.path).deletingLastPathComponent()
    let plan = try Data(contentsOf: built.appending(path: "description.json"))
    let modules = try JSONDecoder().decode(BuildPlan.self, from: plan).targetDependencyMap.keys
      .filter { FileManager.default.fileExists(atPath: built.appending(path: "Modules/\($0).swiftmodule").path) }
      .filter { !$0.hasPrefix("_") && !$0.hasSuffix("Tests") && !["manage", "benchmarks", "Portfolio"].contains($0) }
    for module in modules { #expect(throws: CommandError.self, "\(module)") { try ScaffoldName(module) } }
    #expect(modules.contains("ManageKit"))
  }

  @Test("a file that exists is left as it is, and nothing else is written")
  func existing() async throws {
    try await TemporaryFolder.with(["demo/README.md": "mine"]) { folder in
      let refused = try await ManageBinary.run(["startproject", "demo"] + Self.ownPackage, in: folder.path)
      refused.expectFailure(1, "demo/README.md already exists")
      #expect(try folder.read("demo/README.md") == "mine")
      #expect(!folder.contains("demo/Package.swift"))
    }
  }
}

/// SwiftPM's notes on its last build; a module that an earlier one left in the folder isn't among its targets.
private struct BuildPlan: Decodable {
  let targetDependencyMap: [String: [String]]
}

extension FileManager {
  fileprivate func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
