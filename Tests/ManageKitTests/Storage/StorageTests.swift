import Foundation
import ManageCurlClient
import ManageTesting
import Testing

@testable import ManageKit

/// What holds of files on disk and, where the environment names a store, of those in a bucket.
@Suite("Storage")
struct StorageTests {
  enum Kind: CaseIterable {
    case fileSystem
    case s3

    static var tested: [Kind] { S3Settings.ofTestStore == nil ? [.fileSystem] : allCases }

    func with(_ body: (any Storage) async throws -> Void) async throws {
      switch self {
      case .fileSystem:
        try await TemporaryFolder.with { try await body(FileSystemStorage(root: $0.path(of: "media"))) }
      case .s3:
        let settings = try #require(S3Settings.ofTestStore)
        let bucket = try S3Bucket(settings, client: HTTPClient())
        try await body(S3Storage(bucket, prefix: "media-\(UUID().uuidString)/"))
      }
    }
  }

  @Test("a saved file can be found, read and deleted", arguments: Kind.tested)
  func roundTrip(kind: Kind) async throws {
    try await kind.with { storage in
      let name = try await storage.save(
        Pieces(count: 300, size: 1000), as: "책 표지.txt", in: "books/covers", contentType: "text/plain",
        limit: 300_000)
      #expect(name == "books/covers/책_표지.txt")
      #expect(try await storage.exists(name))
      #expect(try await storage.size(of: name) == 300_000)
      let file = try await storage.open(name)
      #expect(file.size == 300_000)
      #expect(
        try await Self.content(of: name, in: storage) == [UInt8](repeating: UInt8(ascii: "a"), count: 300_000))
      #expect(try storage.url(of: name).contains("/books/covers/%EC%B1%85_%ED%91%9C%EC%A7%80.txt"))

      try await storage.delete(name)
      try await storage.delete(name)
      #expect(try await storage.exists(name) == false)
      await #expect(throws: StorageError.objectNotFound(key: name)) { try await storage.open(name) }
      await #expect(throws: StorageError.objectNotFound(key: name)) { try await storage.size(of: name) }
    }
  }

  @Test("a taken name is never written over, even by many at once", arguments: Kind.tested)
  func uniqueNames(kind: Kind) async throws {
    try await kind.with { storage in
      let first = try await storage.save([0], as: "a.txt")
      #expect(first == "a.txt")
      let names = try await withThrowingTaskGroup(of: (String, UInt8).self) { group in
        for byte in UInt8(1)...8 {
          group.addTask { (try await storage.save([byte], as: "a.txt"), byte) }
        }
        return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      }
      #expect(names.count == 8)
      for (name, byte) in names { #expect(try await Self.content(of: name, in: storage) == [byte]) }
      #expect(try await Self.content(of: first, in: storage) == [0])
    }
  }

  @Test("a body above the limit is read no further, and leaves nothing", arguments: Kind.tested)
  func limit(kind: Kind) async throws {
    try await kind.with { storage in
      let pieces = Pieces(count: 5000, size: 1 << 20)
      await #expect(throws: StorageError.objectTooLarge(key: "f/big", limit: 20 << 20)) {
        _ = try await storage.save(
          pieces, as: "big", in: "f", contentType: "application/octet-stream", limit: 20 << 20)
      }
      #expect(pieces.taken.sum == 21)
      let left = try await storage.list("f")
      #expect(left == StoredFolder(folders: [], files: []))
    }
  }

  @Test("a body that breaks off leaves nothing", arguments: Kind.tested)
  func failing(kind: Kind) async throws {
    try await kind.with { storage in
      let pieces = Pieces(count: 3, size: 1000, failure: CancellationError())
      await #expect(throws: CancellationError.self) {
        _ = try await storage.save(pieces, as: "a", in: "f", contentType: "text/plain", limit: 1 << 20)
      }
      let left = try await storage.list("f")
      #expect(left == StoredFolder(folders: [], files: []))
    }
  }

  @Test("a folder lists its content", arguments: Kind.tested)
  func listing(kind: Kind) async throws {
    try await kind.with { storage in
      for (folder, name) in [("", "b +.txt"), ("", "a"), ("책", "c"), ("책/d", "e"), ("f", "g")] {
        _ = try await storage.save([1], as: name, in: folder)
      }
      #expect(try await storage.list("") == StoredFolder(folders: ["f", "책"], files: ["a", "b_.txt"]))
      #expect(try await storage.list("책") == StoredFolder(folders: ["d"], files: ["c"]))
      #expect(try await storage.list("none") == StoredFolder(folders: [], files: []))
    }
  }

  @Test("no name leads out of the storage", arguments: Kind.tested)
  func traversal(kind: Kind) async throws {
    try await kind.with { storage in
      for name in ["../a", "/etc/passwd", "a/../../b", "..", "", "a\\..\\b"] {
        await #expect(throws: StorageError.invalidName(name)) { try await storage.open(name) }
        await #expect(throws: StorageError.invalidName(name)) { try await storage.exists(name) }
        await #expect(throws: StorageError.invalidName(name)) { try await storage.delete(name) }
        #expect(throws: StorageError.invalidName(name)) { try storage.url(of: name) }
        await #expect(throws: StorageError.invalidName(name)) { _ = try await storage.save([1], as: name) }
      }
    }
  }

  @Test("an image is stored by its content's type, not its name's", arguments: Kind.tested)
  func image(kind: Kind) async throws {
    let example = try #require(try Fixture<ImageFileTests.Example>.cases("images").first { $0.name == "jpeg" })
    try await kind.with { storage in
      let name = try await storage.save(ImageFile(example.bytes), as: "cover.php.png", in: "books")
      #expect(name == "books/cover.jpg")
      #expect(try await Self.content(of: name, in: storage) == example.bytes)
    }
  }

  private static func content(of name: String, in storage: any Storage) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await piece in try await storage.open(name).content { bytes += piece }
    return bytes
  }
}
