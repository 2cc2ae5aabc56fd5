import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("FileSystemStorage")
struct FileSystemStorageTests {
  @Test("a save that fails leaves no part of the file on disk", arguments: [1000, 2500])
  func noRemains(limit: Int) async throws {
    try await TemporaryFolder.with { folder in
      let storage = FileSystemStorage(root: folder.path)
      let pieces = Pieces(count: 2, size: 1000, failure: CancellationError())
      await #expect(throws: (any Error).self) {
        _ = try await storage.save(pieces, as: "a", in: "f", contentType: "text/plain", limit: limit)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "f"))
      #expect(names.isEmpty)
    }
  }

  @Test("a file is there under its name once it is whole, and not before")
  func atomic() async throws {
    try await TemporaryFolder.with { folder in
      let storage = FileSystemStorage(root: folder.path)
      let (content, pieces) = AsyncStream.makeStream(of: [UInt8].self)
      let saved = Task {
        try await storage.save(content, as: "a.txt", in: "f", contentType: "text/plain", limit: 100)
      }
      pieces.yield([1, 2, 3])
      let hidden = { (try? FileManager.default.contentsOfDirectory(atPath: folder.path(of: "f"))) ?? [] }
      while hidden().isEmpty { await Task.yield() }
      #expect(try await storage.list("f") == StoredFolder(folders: [], files: []))
      #expect(try await storage.exists("f/a.txt") == false)
      pieces.finish()
      let name = try await saved.value
      #expect(hidden() == ["a.txt"])
      #expect(try await storage.size(of: name) == 3)
    }
  }

  @Test("a folder that can't be written to is an error that names it")
  func unwritable() async throws {
    try await TemporaryFolder.with(["f": "a file, not a folder"]) { folder in
      let storage = FileSystemStorage(root: folder.path)
      let error = await #expect(throws: StorageError.self) { _ = try await storage.save([1], as: "a", in: "f") }
      #expect(error?.description.contains(folder.path(of: "f")) == true)
    }
  }
}
