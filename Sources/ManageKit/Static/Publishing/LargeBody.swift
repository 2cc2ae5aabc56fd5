import ManageGroundwork

/// A large file's bytes as they are sent, in pieces; at the end it is known that they are what was collected.
struct LargeBody: AsyncSequence, Sendable {
  typealias Element = [UInt8]

  /// In bytes, as they are sent.
  let size: Int
  private let file: CollectedFile
  private let path: String
  private let isGzipped: Bool

  init(_ file: CollectedFile, path: String, size: Int, isGzipped: Bool) {
    self.file = file
    self.path = path
    self.size = size
    self.isGzipped = isGzipped
  }

  /// The metadata that it is stored with.
  var metadata: S3Metadata {
    S3Metadata(
      contentType: file.contentType, contentEncoding: isGzipped ? "gzip" : file.contentEncoding,
      cacheControl: file.cacheControl, custom: ["sha256": file.digests.sha256])
  }

  func makeAsyncIterator() -> Iterator {
    Iterator(body: self)
  }

  struct Iterator: AsyncIteratorProtocol {
    /// The reader and the compressor; nil before the first piece.
    private struct Pipe: Sendable {
      var reader: PieceReader
      let gzip: GzipStream?
      var isAtEnd = false

      init(_ body: LargeBody) throws {
        reader = try PieceReader(body.file, path: body.path)
        gzip = body.isGzipped ? GzipStream() : nil
        guard gzip != nil || !body.isGzipped else {
          throw StaticError.fileUnreadable(path: body.path, reason: "no memory to compress it")
        }
      }

      mutating func next() throws -> [UInt8]? {
        guard let gzip else { return try reader.next() }
        while !isAtEnd {
          let piece = try reader.next()
          isAtEnd = piece == nil
          let compressed = gzip.compress(piece ?? [], isLast: isAtEnd)
          if !compressed.isEmpty { return compressed }
        }
        return nil
      }
    }

    private let body: LargeBody
    private var pipe: Pipe?

    fileprivate init(body: LargeBody) {
      self.body = body
    }

    /// Throws `StaticError.changed` once the content turns out to be another.
    mutating func next() async throws -> [UInt8]? {
      try Task.checkCancellation()
      let piece: [UInt8]?
      (piece, pipe) = try await BlockingCall.run { [body, pipe] in
        var pipe = try pipe ?? Pipe(body)
        return (try pipe.next(), pipe)
      }
      return piece
    }
  }
}
