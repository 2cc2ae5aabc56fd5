import Crypto
import ManageGroundwork

/// A file's content as it is sent and stored: text as gzip, where that is smaller.
struct UploadBody: Sendable {
  let bytes: [UInt8]
  /// Of `bytes`, in lower-case hexadecimal digits.
  let sha256: String
  let metadata: S3Metadata

  /// Reads and compresses. Blocks.
  ///
  /// Throws `StaticError`, `.changed` among others.
  init(_ file: CollectedFile) throws(StaticError) {
    let content = try file.content()
    let compressed = file.isCompressible ? Gzip.compress(content) : nil
    bytes = compressed ?? content
    sha256 = compressed.map { SHA256.hash(data: $0).hexadecimal } ?? file.digests.sha256
    metadata = S3Metadata(
      contentType: file.contentType, contentEncoding: compressed == nil ? file.contentEncoding : "gzip",
      cacheControl: file.cacheControl)
  }

  /// Whether an object surely is this.
  func isStored(as object: BucketContents.Object) -> Bool {
    object.size == bytes.count && object.md5 == Insecure.MD5.hash(data: bytes).hexadecimal
  }
}
