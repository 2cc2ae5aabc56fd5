import Foundation
import Testing

@testable import ManageKit

struct FolderListingTests {
  private func paths(_ folder: TemporaryFolder, ignoring ignored: String...) throws -> [String] {
    try FolderListing(folder: folder.path(of: "static"), ignoring: IgnorePatterns(ignored)).files().map(\.path).sorted()
  }

  private func link(_ name: String, to target: String, in folder: TemporaryFolder) throws {
    try FileManager.default.createSymbolicLink(atPath: folder.path(of: name), withDestinationPath: target)
  }

  private func failure(_ folder: TemporaryFolder) -> StaticError? {
    do {
      _ = try paths(folder)
      return nil
    } catch {
      return error as? StaticError
    }
  }

  @Test("all files are found, save version control's, hidden ones and editors' copies")
  func finds() async throws {
    try await TemporaryFolder.with([
      "static/a.css": "", "static/css/deep/b.css": "", "static/김치 a.txt": "", "static/.DS_Store": "",
      "static/a.css~": "",
      "static/CVS/x": "", "static/css/.git/x": "", "static/cvs": "",
    ]) { folder in
      let found = try paths(folder)
      #expect(found == ["a.css", "css/deep/b.css", "cvs", "김치 a.txt"])
    }
    #expect(try FolderListing(folder: "/nonexistent", ignoring: IgnorePatterns()).files().isEmpty)
  }

  @Test("others are left out by name or by path")
  func ignores() async throws {
    let files = ["static/a.scss": "", "static/css/b.scss": "", "static/css/c.css": "", "static/admin/d.css": ""]
    try await TemporaryFolder.with(files) { folder in
      let withoutSources = try paths(folder, ignoring: "*.scss")
      #expect(withoutSources == ["admin/d.css", "css/c.css"])
      let withoutFolder = try paths(folder, ignoring: "admin/", "css/*.scss")
      #expect(withoutFolder == ["a.scss", "css/c.css"])
    }
  }

  @Test("a link counts as what it leads to, within the folder")
  func links() async throws {
    try await TemporaryFolder.with(["static/css/a.css": "", "other/x.css": ""]) { folder in
      try link("static/b.css", to: "css/a.css", in: folder)
      try link("static/styles", to: "css", in: folder)
      try link("static/.hidden", to: "nowhere", in: folder)
      #expect(try paths(folder) == ["b.css", "css/a.css", "styles/a.css"])
    }
  }

  @Test("a link out of the folder, to nothing or into itself is refused")
  func refusesLinks() async throws {
    for (target, isFolder) in [("../secret.txt", false), ("..", true), ("../other", true), ("/etc/passwd", false)] {
      try await TemporaryFolder.with(["static/a.css": "", "secret.txt": "", "other/x": "", "static-private/y": ""]) {
        folder in
        try link("static/link", to: target, in: folder)
        guard case .linkLeadsOut(let path, _)? = failure(folder) else {
          Issue.record("\(target) \(isFolder): \(String(describing: failure(folder)))")
          return
        }
        #expect(path == folder.path(of: "static/link"))
      }
    }
    try await TemporaryFolder.with(["static/a.css": "", "static/css/b.css": ""]) { folder in
      try link("static/css/gone", to: "nothing", in: folder)
      #expect(failure(folder) == .linkDangling(path: folder.path(of: "static/css/gone")))
    }
    for target in [".", "..", "loop"] {
      try await TemporaryFolder.with(["static/css/b.css": ""]) { folder in
        try link("static/css/loop", to: target, in: folder)
        #expect(failure(folder) == .linkLoops(path: folder.path(of: "static/css/loop")), "\(target)")
      }
    }
  }

  @Test("a name that isn't UTF-8, a pipe and a folder that can't be read are refused")
  func refusesOthers() async throws {
    try await TemporaryFolder.with(["static/a.css": ""]) { folder in
      let name = folder.path(of: "static/").utf8.map { CChar(bitPattern: $0) } + [CChar(bitPattern: 0xE9), 0]
      let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
      guard descriptor >= 0 else { return }  // A file system that takes UTF-8 alone.
      close(descriptor)
      #expect(failure(folder) == .nameNotUTF8(path: folder.path(of: "static/\\xE9")))
    }
    try await TemporaryFolder.with(["static/a.css": ""]) { folder in
      mkfifo(folder.path(of: "static/pipe"), 0o600)
      #expect(failure(folder) == .notRegularFile(path: folder.path(of: "static/pipe")))
    }
    guard getuid() != 0 else { return }  // The administrator may read anything.
    try await TemporaryFolder.with(["static/css/a.css": ""]) { folder in
      chmod(folder.path(of: "static/css"), 0)
      defer { chmod(folder.path(of: "static/css"), 0o700) }
      let path = folder.path(of: "static/css")
      #expect(failure(folder) == .folderUnreadable(path: path, reason: "permission denied"))
    }
  }
}
