/// A file that is sent in parts: read piece by piece, and at its end known to be what was collected.
struct LargeFile: AsyncSequence, Sendable {
  typealias Element = [UInt8]

  /// What is larger is sent in parts of this size.
  static let partSize = 16 << 20
  private static let pieceSize = 1 << 20

  let file: CollectedFile
  private let path: String

  /// Nil for a file that is sent at once: small, or not on disk as it is.
  init?(_ file: CollectedFile) {
    guard file.size > Self.partSize, let path = file.diskPath else { return nil }
    self.file = file
    self.path = path
  }

  /// What it is stored with; an object of parts has no MD5 to know it by.
  var metadata: S3Metadata {
    S3Metadata(
      contentType: file.contentType, cacheControl: file.cacheControl, custom: ["sha256": file.digests.sha256])
  }

  /// Whether an object surely is this.
  func isStored(as object: S3Object) -> Bool {
    object.size == file.size && object.metadata?.custom["sha256"] == file.digests.sha256
  }

  func makeAsyncIterator() -> Iterator {
    Iterator(file: file, path: path)
  }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate let file: CollectedFile
    fileprivate let path: String
    private var source: OpenFile?
    private var offset = 0
    private var hasher = ContentDigests.Hasher()

    fileprivate init(file: CollectedFile, path: String) {
      self.file = file
      self.path = path
    }

    /// Throws `StaticError.changed` once the content turns out to be another.
    mutating func next() async throws -> [UInt8]? {
      let source = try await open()
      guard offset < source.size else {
        guard hasher.finish() == file.digests else { throw StaticError.changed(path: path) }
        return nil
      }
      let piece: [UInt8]
      (piece, hasher) = try await BlockingCall.run { [offset, hasher] in
        var hasher = hasher
        let piece = try source.read(Swift.min(LargeFile.pieceSize, source.size - offset), at: offset)
        piece.withUnsafeBytes { hasher.update($0) }
        return (piece, hasher)
      }
      offset += piece.count
      return piece
    }

    private mutating func open() async throws -> OpenFile {
      if let source { return source }
      let source = try await BlockingCall.run { [path] in try OpenFile(path) }
      guard source.size == file.size else { throw StaticError.changed(path: path) }
      self.source = source
      return source
    }
  }
}
