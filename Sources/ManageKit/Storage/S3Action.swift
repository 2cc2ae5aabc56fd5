import ManageCurlClient

/// A request's action, by its name in policies, and its object.
///
/// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3".
public struct S3Action: Sendable, Equatable {
  /// Such as `s3:PutObject`.
  public var name: String
  /// The object's; empty for the bucket itself.
  public var key: String

  init(_ name: String, key: String = "") {
    self.name = name
    self.key = key
  }
}

extension S3Action {
  init(_ request: S3Request) {
    let name =
      switch request.method {
      case .delete: request.query["uploadId"] == nil ? "DeleteObject" : "AbortMultipartUpload"
      case .post where request.query["delete"] != nil: "DeleteObject"
      case .put, .post: "PutObject"
      default: Self.reading(request)
      }
    self.init("s3:" + name, key: request.key)
  }

  private static func reading(_ request: S3Request) -> String {
    if request.query["uploads"] != nil { return "ListBucketMultipartUploads" }
    if request.query["uploadId"] != nil { return "ListMultipartUploadParts" }
    return request.key.isEmpty ? "ListBucket" : "GetObject"
  }
}
