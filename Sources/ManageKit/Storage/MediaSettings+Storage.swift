public import ManageCurlClient

extension MediaSettings {
  /// The storage itself, on disk where there is no bucket; throws `StorageError.invalidEndpoint`.
  ///
  /// - Parameter root: The site's root, where `media/` is.
  public func storage(root: String, client: HTTPClient) throws(StorageError) -> any Storage {
    guard let bucket else { return FileSystemStorage(root: "\(root)/media") }
    return S3Storage(try S3Bucket(bucket, client: client), prefix: prefix, access: access)
  }

  private var access: S3Storage.Access {
    isPublic ? .open(customDomain: bucket?.customDomain) : .signed(urlLifetime)
  }

  /// The server that browsers get the files from, such as `https://covers.example.com`; nil where it is the site's own.
  var origin: String? {
    get throws(StorageError) {
      guard let bucket else { return nil }
      if isPublic, let domain = bucket.customDomain { return "https://\(domain)" }
      return try S3Address(bucket).origin
    }
  }
}
