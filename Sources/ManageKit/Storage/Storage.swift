/// Keeps files by name, such as those that users upload.
///
/// Names are relative paths with `/`. Everything throws `StorageError` among others.
public protocol Storage: Sendable {
  /// Saves a file that comes in pieces, and returns the name that it has: one that was free, made of `name` as Django
  /// does (`get_valid_name`, `get_available_name`).
  ///
  /// Content that fails, or that is longer than the limit, leaves nothing behind and is read no further.
  ///
  /// - Parameters:
  ///   - name: As the user called it, without a folder; what isn't a letter, a digit or one of `-_.` goes away.
  ///   - folder: Where it is kept, such as `forum/2026`.
  ///   - contentType: What it is served as.
  ///   - limit: In bytes.
  func save<Content: AsyncSequence & Sendable>(
    _ content: Content, as name: String, in folder: String, contentType: String, limit: Int
  ) async throws -> String where Content.Element == [UInt8]

  /// Opens a file for reading; throws `StorageError.objectNotFound`.
  func open(_ name: String) async throws -> StoredFile

  /// Removes a file; one that isn't there is no error.
  func delete(_ name: String) async throws

  /// Whether there is a file of this name.
  func exists(_ name: String) async throws -> Bool

  /// A file's length in bytes; throws `StorageError.objectNotFound`.
  func size(of name: String) async throws -> Int

  /// Where browsers find a file.
  func url(of name: String) throws -> String

  /// The content of a folder, by the names within it, sorted.
  func list(_ folder: String) async throws -> StoredFolder
}

/// A file that is open for reading.
public struct StoredFile: Sendable {
  /// Its length in bytes.
  public let size: Int
  /// Its content, each piece read when it is asked for.
  public let content: any AsyncSequence<[UInt8], any Error> & Sendable
}

/// The content of a folder.
public struct StoredFolder: Sendable, Equatable {
  /// The names of the folders in it.
  public let folders: [String]
  /// The names of the files in it.
  public let files: [String]
}

extension Storage {
  /// Saves bytes that are in memory.
  public func save(
    _ bytes: [UInt8], as name: String, in folder: String = "", contentType: String = "application/octet-stream"
  ) async throws -> String {
    try await save(SinglePiece(bytes: bytes), as: name, in: folder, contentType: contentType, limit: bytes.count)
  }

  /// Saves an image as what it is: its format says how it is served and what its name ends with.
  public func save(_ image: ImageFile, as name: String, in folder: String = "") async throws -> String {
    let stem = name.prefix { $0 != "." }
    return try await save(
      image.bytes, as: (stem.isEmpty ? "image" : stem) + image.format.fileExtension, in: folder,
      contentType: image.format.mediaType)
  }
}

/// Content that is there at once.
private struct SinglePiece: AsyncSequence, Sendable {
  typealias Element = [UInt8]

  let bytes: [UInt8]

  struct Iterator: AsyncIteratorProtocol {
    var piece: [UInt8]?

    mutating func next() async throws -> [UInt8]? {
      defer { piece = nil }
      return piece
    }
  }

  func makeAsyncIterator() -> Iterator {
    Iterator(piece: bytes)
  }
}
