import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct FolderFinderTests {
  private func withFinder(_ body: (FolderFinder, TemporaryFolder) throws -> Void) async throws {
    let files = ["static/css/site.css": "a", "static/100%.txt": "b", "static/김치 a.txt": "c", "secret.txt": "hidden"]
    try await TemporaryFolder.with(files) { folder in
      try body(FolderFinder(folder: folder.path(of: "static")), folder)
    }
  }

  private func link(_ name: String, to target: String, in folder: TemporaryFolder) throws {
    try FileManager.default.createSymbolicLink(atPath: folder.path(of: name), withDestinationPath: target)
  }

  @Test("a file is found by its path, as it is spelled", arguments: ["css/site.css", "100%.txt", "김치 a.txt"])
  func finds(path: String) async throws {
    try await withFinder { finder, folder in
      let file = try #require(finder.find(path))
      #expect(file.path == path && file.location == folder.path(of: "static/\(path)"))
    }
  }

  @Test(
    "folders, and files elsewhere, are not found",
    arguments: [
      "css", "css/", "", ".", "..", "/", "gone.css", "../secret.txt", "css/../../secret.txt", "./css/site.css",
      "css//site.css", "css/./site.css", "/css/site.css", "css/site.css/", "..\\secret.txt", "css/site.css\0",
      "%2e%2e/secret.txt",
    ])
  func doesNotFind(path: String) async throws {
    try await withFinder { finder, _ in
      #expect(finder.find(path)?.path == nil)
    }
  }

  @Test("a link leads to files below the folder, not beyond it")
  func links() async throws {
    try await withFinder { finder, folder in
      try link("static/inside.css", to: "css/site.css", in: folder)
      try link("static/outside.txt", to: "../secret.txt", in: folder)
      try link("static/absolute.txt", to: folder.path(of: "secret.txt"), in: folder)
      try link("static/up", to: "..", in: folder)
      try link("static/dangling.css", to: "gone.css", in: folder)
      #expect(finder.find("inside.css")?.path == "inside.css")
      for path in ["outside.txt", "absolute.txt", "up/secret.txt", "dangling.css"] {
        #expect(finder.find(path)?.path == nil, "\(path)")
      }
    }
  }

  @Test("the folder itself may be a link, and a folder whose name starts like it is another")
  func folderIsLink() async throws {
    try await withFinder { finder, folder in
      try link("linked", to: "static", in: folder)
      #expect(FolderFinder(folder: folder.path(of: "linked")).find("css/site.css")?.path == "css/site.css")
      try folder.write("x", to: "static-private/x.txt")
      try link("static/x.txt", to: "../static-private/x.txt", in: folder)
      #expect(finder.find("x.txt")?.path == nil)
    }
  }

  @Test("without the folder nothing is found")
  func noFolder() {
    #expect(FolderFinder(folder: "/nonexistent").find("a.css")?.path == nil)
  }
}
