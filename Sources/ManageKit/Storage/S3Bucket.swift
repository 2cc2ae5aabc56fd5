import Foundation
package import ManageCurlClient
import ManageGroundwork

/// A bucket of an S3 store: AWS's, or any that speaks its protocol.
///
/// Requests are repeated by the bucket's policy after failures that pass, and once in another region if the store says
/// that the bucket is there. Everything throws `StorageError`, or `CancellationError`. No access control list is ever
/// sent: buckets made since April 2023 refuse them.
package struct S3Bucket: Sendable {
  let connection: S3Connection

  /// Makes a bucket without asking for it; throws `StorageError.invalidEndpoint`.
  package init(
    _ settings: S3Settings, client: HTTPClient, retry: S3RetryPolicy = S3RetryPolicy()
  ) throws(StorageError) {
    try self.init(settings, client: client, retry: retry, now: { Date() })
  }

  init(
    _ settings: S3Settings, client: HTTPClient, retry: S3RetryPolicy = S3RetryPolicy(),
    now: @escaping @Sendable () -> Date
  ) throws(StorageError) {
    connection = try S3Connection(settings, client: client, retry: retry, now: now)
  }

  /// Asks once whether the bucket is there and the keys open it, within five seconds.
  ///
  /// It lists no more than one object: only a GET's answer says what is wrong, where S3's HeadBucket returns a bare
  /// status.
  package func head(timeout: Duration = .seconds(5)) async throws {
    _ = try await connection.sendOnce(
      S3Request(method: .get, query: ["list-type": "2", "max-keys": "1"], timeout: timeout))
  }

  /// Asks for an object without its content; nil when there is none.
  package func object(at key: String) async throws -> S3Object? {
    do {
      let response = try await connection.send(S3Request(method: .head, key: try Self.checked(key)))
      return S3Object(key: key, headers: response.headers)
    } catch StorageError.objectNotFound {
      return nil
    } catch let error as StorageError {
      guard case .accessDenied = error else { throw error }
      // The answer to HEAD has no document, so a wrong key and a wrong clock look the same.
      try await head()
      throw error
    }
  }

  /// Fetches an object of at most `limit` bytes.
  ///
  /// Throws `StorageError.objectNotFound` and `.objectTooLarge` among others.
  ///
  /// - Parameter stallTimeout: How long the store may be silent.
  package func get(
    _ key: String, limit: Int = 16 << 20, stallTimeout: Duration = .seconds(20)
  ) async throws -> S3Content {
    let request = S3Request(method: .get, key: try Self.checked(key), stallTimeout: stallTimeout, limit: limit)
    let response = try await connection.send(request)
    return S3Content(object: S3Object(key: key, headers: response.headers), bytes: response.body)
  }

  /// An object's content in pieces, each fetched when it is asked for.
  package func stream(_ key: String, pieceSize: Int = 8 << 20) -> S3ObjectStream {
    S3ObjectStream(connection: connection, key: key, pieceSize: pieceSize)
  }

  /// Writes an object, and returns its ETag.
  ///
  /// - Parameters:
  ///   - condition: What must hold of the key, on stores that have conditional writes; others answer
  ///     `StorageError.unsupported`, or ignore it.
  ///   - sha256: The content's SHA-256 in lowercase hexadecimal digits, where it is known already.
  @discardableResult
  package func put(
    _ bytes: [UInt8], at key: String, metadata: S3Metadata = S3Metadata(), if condition: S3Condition? = nil,
    sha256: String? = nil
  ) async throws -> String {
    var request = S3Request(method: .put, key: try Self.checked(key), headers: metadata.headers, body: bytes)
    request.sha256 = sha256
    condition?.add(to: &request.headers)
    return try await connection.retry.run { attempt in
      do {
        let response = try await connection.sendOnce(request)
        return S3Object.unquoted(response.headers["ETag"] ?? "")
      } catch let error as StorageError where attempt > 1 && error == .preconditionFailed(key: key) {
        // The first attempt may have succeeded, and only its answer been lost.
        guard let content = try? await get(key, limit: bytes.count), content.bytes == bytes else { throw error }
        return content.object.eTag
      }
    }
  }

  /// Copies an object within the bucket, up to 5 GB, with its metadata or with other.
  package func copy(_ source: String, to key: String, metadata: S3Metadata? = nil) async throws {
    var request = S3Request(method: .put, key: try Self.checked(key), isAnsweredByDocument: true)
    request.headers = metadata?.headers ?? [:]
    request.headers["x-amz-copy-source"] =
      "\(connection.settings.bucket)/\(PercentEncoding.path.encode(try Self.checked(source)))"
    request.headers["x-amz-metadata-directive"] = metadata == nil ? "COPY" : "REPLACE"
    request.stallTimeout = .seconds(300)
    _ = try await connection.send(request)
  }

  /// An empty key would name the bucket itself.
  static func checked(_ key: String) throws(StorageError) -> String {
    if key.isEmpty { throw .invalidName(key) }
    return key
  }
}
