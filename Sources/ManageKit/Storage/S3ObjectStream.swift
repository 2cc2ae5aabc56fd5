import ManageCurlClient

/// An object's content in pieces: each is a request of its own, sent when the piece is asked for and repeated by the
/// bucket's policy, so that memory holds one piece and a lost connection costs no more than that.
///
/// All pieces are of one version: if the object is overwritten, `StorageError.preconditionFailed` ends the stream.
package struct S3ObjectStream: AsyncSequence, Sendable {
  package typealias Element = [UInt8]

  let connection: S3Connection
  let key: String
  let pieceSize: Int

  package func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(stream: self)
  }

  /// Fetches one piece after the other.
  package struct AsyncIterator: AsyncIteratorProtocol {
    let stream: S3ObjectStream
    private var object: S3Object?
    private var offset = 0

    init(stream: S3ObjectStream) {
      self.stream = stream
    }

    /// The next piece; nil at the end.
    package mutating func next() async throws -> [UInt8]? {
      if let object, offset >= object.size { return nil }
      var request = S3Request(method: .get, key: try S3Bucket.checked(stream.key), limit: stream.pieceSize)
      request.headers["Range"] = "bytes=\(offset)-\(offset + stream.pieceSize - 1)"
      if let object { S3Condition.eTag(object.eTag).add(to: &request.headers) }
      do {
        let response = try await stream.connection.send(request)
        offset += response.body.count
        object = object ?? S3Object(key: stream.key, headers: response.headers)
        return response.body.isEmpty ? nil : response.body
      } catch StorageError.unexpectedAnswer(_, 416, _) where object == nil {
        // No range of an empty object can be satisfied.
        return nil
      }
    }
  }
}
