import ManageCurlClient

/// The headers that an object is served with.
package struct S3Metadata: Sendable, Equatable {
  /// `Content-Type`, such as `text/css; charset=utf-8`.
  package var contentType: String?
  /// `Content-Encoding`, such as `gzip`.
  package var contentEncoding: String?
  /// `Cache-Control`, such as `public, max-age=31536000, immutable`.
  package var cacheControl: String?
  /// `Content-Disposition`, such as `attachment; filename="a.pdf"`.
  package var contentDisposition: String?
  /// Values of one's own in ASCII, sent as `x-amz-meta-NAME`; names come back in lowercase.
  package var custom: [String: String]

  /// Makes metadata.
  package init(
    contentType: String? = nil, contentEncoding: String? = nil, cacheControl: String? = nil,
    contentDisposition: String? = nil, custom: [String: String] = [:]
  ) {
    self.contentType = contentType
    self.contentEncoding = contentEncoding
    self.cacheControl = cacheControl
    self.contentDisposition = contentDisposition
    self.custom = custom
  }
}

extension S3Metadata {
  private static let prefix = "x-amz-meta-"

  init(_ headers: HTTPClient.Headers) {
    contentType = headers["Content-Type"]
    contentEncoding = headers["Content-Encoding"]
    cacheControl = headers["Cache-Control"]
    contentDisposition = headers["Content-Disposition"]
    let own = headers.fields.map { (name: $0.name.lowercased(), value: $0.value) }
      .filter { $0.name.hasPrefix(Self.prefix) }
    custom = Dictionary(own.map { (String($0.name.dropFirst(Self.prefix.count)), $0.value) }) { first, _ in first }
  }

  var headers: HTTPClient.Headers {
    var headers = HTTPClient.Headers()
    headers["Content-Type"] = contentType
    headers["Content-Encoding"] = contentEncoding
    headers["Cache-Control"] = cacheControl
    headers["Content-Disposition"] = contentDisposition
    for (name, value) in custom { headers[Self.prefix + name.lowercased()] = value }
    return headers
  }
}
