import ManageCurlClient

/// A request to a bucket before it is addressed and signed.
struct S3Request: Sendable {
  var method: HTTPClient.Request.Method
  /// The object's key; empty for the bucket itself.
  var key = ""
  /// Parameters before they are encoded.
  var query: [String: String] = [:]
  var headers = HTTPClient.Headers()
  var body: [UInt8] = []
  /// The body's SHA-256 in hexadecimal digits, where it is known already.
  var sha256: String?
  /// The time for the whole exchange.
  var timeout = Duration.seconds(3600)
  /// The time in which something must move.
  var stallTimeout = Duration.seconds(20)
  /// The longest body of the answer.
  var limit = 16 << 20
  /// Whether a document answers, which may report a failure in spite of the status 200.
  var isAnsweredByDocument = false
}
