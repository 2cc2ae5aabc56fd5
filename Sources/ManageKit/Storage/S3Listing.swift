import ManageCurlClient
import ManageGroundwork

/// A bucket's objects in the order of their keys, a page of up to 1,000 to a request.
///
/// Source: Amazon S3 API Reference, "ListObjectsV2".
package struct S3Listing: AsyncSequence, Sendable {
  package typealias Element = S3Object

  let connection: S3Connection
  let prefix: String
  let startAfter: String
  let pageSize: Int

  package func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(listing: self)
  }

  /// Fetches one page after the other.
  package struct AsyncIterator: AsyncIteratorProtocol {
    private let listing: S3Listing
    private var page: ArraySlice<S3Object> = []
    private var token: String?
    private var isLastPage = false

    init(listing: S3Listing) {
      self.listing = listing
    }

    /// The next object; nil at the end.
    package mutating func next() async throws -> S3Object? {
      while page.isEmpty && !isLastPage { try await fetch() }
      return page.popFirst()
    }

    private mutating func fetch() async throws {
      var query = ["list-type": "2", "max-keys": String(listing.pageSize), "encoding-type": "url"]
      query["prefix"] = listing.prefix.isEmpty ? nil : listing.prefix
      query["start-after"] = listing.startAfter.isEmpty ? nil : listing.startAfter
      query["continuation-token"] = token
      let result = try await listing.connection.document(
        "ListBucketResult", of: S3Request(method: .get, query: query))
      page = try listing.connection.objects(in: result)[...]
      token = result["NextContinuationToken"]
      isLastPage = result["IsTruncated"] != "true" || token == nil
    }
  }
}

extension S3Bucket {
  /// The bucket's objects whose keys begin with a prefix and come after one, in the order of their keys' UTF-8.
  package func list(prefix: String = "", startAfter: String = "", pageSize: Int = 1000) -> S3Listing {
    S3Listing(connection: connection, prefix: prefix, startAfter: startAfter, pageSize: pageSize)
  }
}

extension S3Connection {
  /// The document that answers a request, of which the root's name is known.
  func document(_ name: String, of request: S3Request) async throws -> S3Document {
    try await retry.run { _ in try await document(name, ofOne: request) }
  }

  /// The same without repetition.
  func document(_ name: String, ofOne request: S3Request) async throws -> S3Document {
    var request = request
    request.isAnsweredByDocument = true
    let response = try await sendOnce(request)
    guard let document = S3Document(response.body), document.name == name else {
      throw StorageError.unexpectedAnswer(
        bucket: settings.bucket, status: response.status, detail: "its answer is not a \(name)")
    }
    return document
  }

  fileprivate func objects(in result: S3Document) throws -> [S3Object] {
    let isEncoded = result["EncodingType"] == "url"
    return try result.all("Contents").map { element in
      guard var object = S3Object(element) else {
        throw StorageError.unexpectedAnswer(
          bucket: settings.bucket, status: 200, detail: "its listing has an object without key or size")
      }
      if isEncoded { object.key = PercentEncoding.decode(object.key, plusIsSpace: true) ?? object.key }
      return object
    }
  }
}
