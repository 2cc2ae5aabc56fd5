import ManageCurlClient

/// Asks for a published file as a browser would, without a key.
struct PublicReading: Sendable {
  let client: HTTPClient
  let url: String
  let bucket: String
  let certificateAuthorities: String?

  /// The problem and its fix; nil when the file can be read.
  func problem() async -> String? {
    do {
      var request = HTTPClient.Request(.get, url, maximumRedirects: 3, timeout: .seconds(10))
      request.certificateAuthorities = certificateAuthorities
      let response = try await client.send(request)
      switch response.status {
      // A store that asks for patience says nothing about who may read.
      case 200..<300, 429, 500..<600: return nil
      case 403:
        return "browsers may not read \(url) (403): allow everybody s3:GetObject on arn:aws:s3:::\(bucket)/static/*, "
          + "as the bucket policy in docs/s3.md does"
      default: return "browsers can't read \(url): it answers \(response.status); check S3_CUSTOM_DOMAIN and the bucket"
      }
    } catch {
      return "browsers may not reach \(url): \(error)"
    }
  }
}
