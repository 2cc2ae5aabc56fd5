import Foundation
import ManageGroundwork

/// Files in a folder of this machine; calls that block run away from the threads that all tasks share.
public struct FileSystemStorage: Storage {
  private let root: String
  private let baseURL: String

  /// Keeps files in the folder `root`, served below `baseURL`, such as `/media/`.
  public init(root: String, baseURL: String = "/media/") {
    self.root = root
    self.baseURL = baseURL.hasSuffix("/") ? baseURL : baseURL + "/"
  }

  public func save<Content: AsyncSequence & Sendable>(
    _ content: Content, as name: String, in folder: String, contentType: String, limit: Int
  ) async throws -> String where Content.Element == [UInt8] {
    let name = try FileName(name, in: folder)
    let target = try folder.isEmpty ? root : path(of: folder)
    let file = try await BlockingCall.run { try PartialFile(in: target) }
    do {
      for try await piece in LimitedContent(content, name: name.path, limit: limit) {
        try await BlockingCall.run { try file.write(piece) }
      }
      return try await BlockingCall.run { try publish(file, as: name) }
    } catch {
      await BlockingCall.run { file.discard() }
      throw error
    }
  }

  private func publish(_ file: PartialFile, as name: FileName) throws -> String {
    var name = name
    while try !name.fits || !file.publish(as: path(of: name.path)) { name = try name.alternative() }
    return name.path
  }

  public func open(_ name: String) async throws -> StoredFile {
    let path = try path(of: name)
    let file = try await BlockingCall.run {
      guard access(path, F_OK) == 0 else { throw StorageError.objectNotFound(key: name) }
      return try OpenFile(path)
    }
    return StoredFile(size: file.size, content: FileContent(file: file))
  }

  public func delete(_ name: String) async throws {
    let path = try path(of: name)
    try await BlockingCall.run {
      if unlink(path) != 0 && errno != ENOENT { throw StorageError.file(path: path) }
    }
  }

  public func exists(_ name: String) async throws -> Bool {
    let path = try path(of: name)
    return await BlockingCall.run { access(path, F_OK) == 0 }
  }

  public func size(of name: String) async throws -> Int {
    try await open(name).size
  }

  public func url(of name: String) throws -> String {
    baseURL + PercentEncoding.path.encode(try FileName.checked(name))
  }

  public func list(_ folder: String) async throws -> StoredFolder {
    let path = try folder.isEmpty ? root : path(of: folder)
    return await BlockingCall.run {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      let shown = names.filter { !$0.hasPrefix(PartialFile.prefix) }.sorted()
      let folders = Set(shown.filter { FileManager.default.fileExists(atPath: "\(path)/\($0)/") })
      return StoredFolder(folders: shown.filter(folders.contains), files: shown.filter { !folders.contains($0) })
    }
  }

  private func path(of name: String) throws(StorageError) -> String {
    "\(root)/\(try FileName.checked(name))"
  }
}

/// A file's content, 64 KiB at a time.
private struct FileContent: AsyncSequence, Sendable {
  typealias Element = [UInt8]

  let file: OpenFile

  struct Iterator: AsyncIteratorProtocol {
    let file: OpenFile
    var offset = 0

    mutating func next() async throws -> [UInt8]? {
      guard offset < file.size else { return nil }
      let (start, count) = (offset, Swift.min(1 << 16, file.size - offset))
      offset += count
      return try await BlockingCall.run { [file] in try file.read(count, at: start) }
    }
  }

  func makeAsyncIterator() -> Iterator {
    Iterator(file: file)
  }
}
