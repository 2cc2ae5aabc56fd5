import Foundation
import ManageTesting
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

  @Test("all files are found, except version control's, hidden ones and editors' copies")
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

  @Test("a link counts as its target, within the folder")
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

  @Test("a folder that can't be reached isn't taken for an empty one")
  func unreachable() async throws {
    try await TemporaryFolder.with(["other/a.css": ""]) { folder in
      try link("static", to: "nowhere", in: folder)
      #expect(
        failure(folder) == .folderUnreadable(path: folder.path(of: "static"), reason: "no such file or directory"))
    }
    try await TemporaryFolder.with(["static": "a file"]) { folder in
      #expect(failure(folder) == .folderUnreadable(path: folder.path(of: "static"), reason: "not a directory"))
    }
  }

  @Test("a name that isn't UTF-8 is fine if it is left out")
  func ignoresOtherNames() async throws {
    try await TemporaryFolder.with(["static/a.css": ""]) { folder in
      guard Self.make([0xE9] + Array(".txt~".utf8), in: folder) else { return }
      let found = try paths(folder)
      #expect(found == ["a.css"])
      _ = Self.make(Array("caf".utf8) + [0xE9], in: folder)
      #expect(failure(folder) == .nameNotUTF8(path: folder.path(of: "static/caf\\xE9")))
      let others = try paths(folder, ignoring: "caf?")
      #expect(others == ["a.css"])
    }
  }

  @Test(
    "a name with a control character or a backslash is refused, unless it is left out",
    arguments: ["\u{1}", "\\", "\n"])
  func unusableNames(character: String) async throws {
    try await TemporaryFolder.with(["static/a.css": "", "static/x\(character).css": ""]) { folder in
      guard case .nameNotUsable(let path)? = failure(folder) else {
        Issue.record("\(String(describing: failure(folder)))")
        return
      }
      #expect(path.hasPrefix(folder.path(of: "static/x")) && !path.contains("\n") && !path.contains("\u{1}"))
      let others = try paths(folder, ignoring: "x*")
      #expect(others == ["a.css"])
    }
  }

  @Test("a file that can't be read is reported with the system's reason, and hasn't vanished")
  func unreadableStatus() async throws {
    try await TemporaryFolder.with(["static/a.css": ""]) { folder in
      var parent = folder.path(of: "static")
      while parent.utf8.count < 3840 { parent += "/" + String(repeating: "d", count: 200) }
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
      let descriptor = open(parent, O_RDONLY | O_DIRECTORY)
      try #require(descriptor >= 0)
      defer { close(descriptor) }
      // Together with the folder's it is longer than the system takes.
      let name = String(repeating: "f", count: 255)
      close(openat(descriptor, name, O_CREAT | O_WRONLY, 0o600))
      defer { unlinkat(descriptor, name, 0) }
      guard case .fileUnreadable(let path, let reason)? = failure(folder) else {
        Issue.record("\(String(describing: failure(folder)))")
        return
      }
      #expect(path == "\(parent)/\(name)" && reason == "file name too long")
    }
  }

  /// Makes an empty file; false where the file system doesn't take the name.
  private static func make(_ name: [UInt8], in folder: TemporaryFolder) -> Bool {
    let path = (Array(folder.path(of: "static/").utf8) + name + [0]).map { CChar(bitPattern: $0) }
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    if descriptor >= 0 { close(descriptor) }
    return descriptor >= 0
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
