/// A file that is sent in parts: read, rewritten and compressed piece by piece, so that it never is in memory as a
/// whole.
struct LargeFile: Sendable {
  /// Larger files are sent in parts of this size.
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
    let isGzipped = metadata.contentEncoding == "gzip" && file.isCompressible
    return (isGzipped || object.size == file.size)
      && metadata.custom["sha256"] == file.digests.sha256
      && metadata.isServed(as: LargeBody(file, path: path, size: object.size, isGzipped: isGzipped).metadata)
  }

  /// The body: text as gzip where that is smaller, which takes a first reading to know.
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

extension S3Metadata {
  /// Whether browsers get the same headers as with others.
  func isServed(as other: S3Metadata) -> Bool {
    (contentType, contentEncoding, cacheControl) == (other.contentType, other.contentEncoding, other.cacheControl)
  }
}
