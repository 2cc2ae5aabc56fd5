package import ManageCurlClient

extension S3Bucket {
  /// An object's address in the store, for those who may read it without a key.
  package func url(of key: String) -> String {
    connection.url(key: key)
  }

  /// An address that opens an object to whoever holds it, for a second to seven days.
  ///
  /// - Parameters:
  ///   - method: GET or HEAD to read, PUT to write, DELETE to remove.
  ///   - metadata: What the answer's headers say instead of the object's own, or for PUT the headers that must be sent.
  package func presignedURL(
    _ method: HTTPClient.Request.Method = .get, of key: String, expires: Duration, metadata: S3Metadata = S3Metadata()
  ) throws(StorageError) -> String {
    let seconds = Int(expires.components.seconds)
    guard (1...604_800).contains(seconds) else { throw .invalidExpiry(expires) }
    let headers = metadata.headers
    var query: [String: String] = [:]
    if method != .put {
      for (name, value) in headers.fields { query["response-\(name.lowercased())"] = value }
    }
    return connection.presignedURL(
      method, key: try Self.checked(key), query: query, headers: method == .put ? headers : [:], seconds: seconds)
  }
}
