/// A file that is sent in parts: read, rewritten and compressed piece by piece, so that it never is in memory as a whole.
struct LargeFile: Sendable {
  /// What is larger is sent in parts of this size.
  static let partSize = 16 << 20
  /// How many parts are sent at once at most.
  static let maximumJobs = 4

  let file: CollectedFile
  private let path: String

  /// Nil for a file that is sent at once: small, or in memory anyway.
  init?(_ file: CollectedFile) {
    guard file.size > Self.partSize, let path = file.diskPath else { return nil }
    self.file = file
    self.path = path
  }

  /// Whether an object surely is this: one of parts has no MD5 to know it by, but its metadata say what it holds.
  func isStored(as object: S3Object) -> Bool {
    guard let metadata = object.metadata else { return false }
    let isGzipped = metadata.contentEncoding == "gzip"
    return (isGzipped ? file.isCompressible : object.size == file.size)
      && metadata.custom["sha256"] == file.digests.sha256
      && metadata.isServed(as: LargeBody(file, path: path, size: object.size, isGzipped: isGzipped).metadata)
  }

  /// What is sent: text as gzip where that is smaller, which takes a first reading to know.
  ///
  /// Throws what reading throws.
  func body() async throws -> LargeBody {
    if file.isCompressible {
      var size = 0
      for try await piece in LargeBody(file, path: path, size: 0, isGzipped: true) { size += piece.count }
      if size <= CompressedBytes.limit(of: file.size) {
        return LargeBody(file, path: path, size: size, isGzipped: true)
      }
    }
    return LargeBody(file, path: path, size: file.size, isGzipped: false)
  }
}

/// A large file's bytes as they are sent, in pieces; at the end it is known that they are what was collected.
struct LargeBody: AsyncSequence, Sendable {
  typealias Element = [UInt8]

  /// In bytes, as they are sent.
  let size: Int
  private let file: CollectedFile
  private let path: String
  private let isGzipped: Bool

  fileprivate init(_ file: CollectedFile, path: String, size: Int, isGzipped: Bool) {
    self.file = file
    self.path = path
    self.size = size
    self.isGzipped = isGzipped
  }

  /// What it is stored with.
  var metadata: S3Metadata {
    S3Metadata(
      contentType: file.contentType, contentEncoding: isGzipped ? "gzip" : nil, cacheControl: file.cacheControl,
      custom: ["sha256": file.digests.sha256])
  }

  func makeAsyncIterator() -> Iterator {
    Iterator(body: self)
  }

  struct Iterator: AsyncIteratorProtocol {
    /// What reads, and what compresses; nil before the first piece.
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

extension S3Metadata {
  /// Whether browsers get the same headers as with others.
  func isServed(as other: S3Metadata) -> Bool {
    (contentType, contentEncoding, cacheControl) == (other.contentType, other.contentEncoding, other.cacheControl)
  }
}
