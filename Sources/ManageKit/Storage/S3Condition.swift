import ManageCurlClient

/// A condition on a key for its object to be written; `StorageError.preconditionFailed` otherwise.
package enum S3Condition: Sendable {
  /// There is no object yet: `If-None-Match: *`.
  case absent
  /// The object is still the one with this ETag: `If-Match`.
  case eTag(String)

  func add(to headers: inout HTTPClient.Headers) {
    switch self {
    case .absent: headers["If-None-Match"] = "*"
    case .eTag(let eTag): headers["If-Match"] = "\"\(eTag)\""
    }
  }
}
