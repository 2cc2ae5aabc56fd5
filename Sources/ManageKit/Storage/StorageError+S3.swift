import CurlClient
import Foundation

extension StorageError {
  /// Decodes the answer to a request that was signed at a date; nil when the store did as it was asked.
  init?(_ response: HTTPClient.Response, settings: S3Settings, signedAt date: Date) {
    guard !(200..<300).contains(response.status) else { return nil }
    let document = S3ErrorDocument(response.body)
    let bucket = settings.bucket
    let actualRegion = response.headers["x-amz-bucket-region"] ?? document.region
    switch document.code {
    case "NoSuchBucket": self = .bucketNotFound(bucket: bucket)
    case "InvalidAccessKeyId": self = .unknownAccessKey
    case "SignatureDoesNotMatch": self = .wrongSecret
    case "ExpiredToken", "InvalidToken", "TokenRefreshRequired": self = .invalidSessionToken
    case "RequestTimeTooSkewed":
      self = .clockSkew(Self.skew(of: date, from: document.serverTime ?? response.date ?? date))
    case "AccessDenied", "AllAccessDisabled": self = .accessDenied(bucket: bucket)
    default:
      if let actualRegion, actualRegion != settings.region, [301, 307, 400].contains(response.status) {
        self = .wrongRegion(bucket: bucket, configured: settings.region, actual: actualRegion)
      } else {
        self = .unexpectedAnswer(bucket: bucket, status: response.status, detail: Self.line(document))
      }
    }
  }

  private static func skew(of date: Date, from serverTime: Date) -> Duration {
    .seconds(date.timeIntervalSince(serverTime).rounded())
  }

  private static func line(_ document: S3ErrorDocument) -> String {
    [document.code, document.message].filter { !$0.isEmpty }.joined(separator: ", ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
