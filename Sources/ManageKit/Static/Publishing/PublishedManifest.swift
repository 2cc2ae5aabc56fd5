import Crypto
import ManageGroundwork

/// A manifest as a bucket holds it.
struct PublishedManifest: Sendable {
  let bytes: [UInt8]
  /// The store's name for this version of `current.json`; nil for one that isn't there yet.
  private(set) var eTag: String?

  /// SHA-256 of the bytes, in lower-case hexadecimal digits.
  var digest: String { SHA256.hash(data: bytes).hexadecimal }

  /// A manifest that is to be published.
  init(_ manifest: StaticManifest, _ publication: StaticManifest.Publication) {
    var manifest = manifest
    manifest.isPublished = true
    manifest.publication = publication
    bytes = manifest.serialized()
  }

  private init(_ content: S3Content) {
    bytes = content.bytes
    eTag = content.object.eTag
  }

  /// Fetches a current manifest by its key, in one request; nil where there is none. Throws `StorageError`.
  static func read(
    _ key: String, from bucket: S3Bucket, stallTimeout: Duration = .seconds(20)
  ) async throws -> PublishedManifest? {
    do {
      return PublishedManifest(try await bucket.get(key, limit: 256 << 20, stallTimeout: stallTimeout))
    } catch StorageError.objectNotFound {
      return nil
    }
  }

  /// Throws `StaticError.invalidManifest`; `name` is for the message.
  func parsed(name: String) throws(StaticError) -> StaticManifest {
    try StaticManifest(parsing: bytes, name: name)
  }

  /// Writes it to disk, unless it is there. Throws `StaticError.unwritable`.
  func write(path: String) async throws {
    try await BlockingCall.run { try StaticManifest.write(bytes, path: path) }
  }

  /// Makes it the one that counts, unless that is no longer `predecessor`.
  ///
  /// The copy by digest goes first: `current.json` never is what can't be kept. Throws `PublishError.overtaken` if
  /// another publication came before, and `StorageError`.
  func replace(_ predecessor: PublishedManifest?, in bucket: S3Bucket, _ layout: BucketLayout) async throws {
    guard bytes != predecessor?.bytes else { return }
    try await bucket.put(bytes, at: layout.manifest(digest: digest), metadata: Self.metadata(StaticCacheControl.hashed))
    do {
      try await writeCurrent(layout, to: bucket, if: predecessor?.eTag.map(S3Condition.eTag) ?? .absent)
    } catch StorageError.preconditionFailed, StorageError.objectNotFound, StorageError.overloaded(status: 409, _, _) {
      // Two runs with the same files want the same.
      guard try await Self.read(layout.current, from: bucket)?.bytes == bytes else {
        throw PublishError.overtaken(layout.profile)
      }
    } catch StorageError.unsupported {
      guard try await Self.read(layout.current, from: bucket)?.bytes == predecessor?.bytes else {
        throw PublishError.overtaken(layout.profile)
      }
      try await writeCurrent(layout, to: bucket, if: nil)
    }
  }

  private func writeCurrent(_ layout: BucketLayout, to bucket: S3Bucket, if condition: S3Condition?) async throws {
    try await bucket.put(
      bytes, at: layout.current, metadata: Self.metadata(StaticCacheControl.revalidated), if: condition)
  }

  private static func metadata(_ cacheControl: String) -> S3Metadata {
    S3Metadata(contentType: "application/json", cacheControl: cacheControl)
  }
}
