import Foundation
import ManageCurlClient

extension StorageError {
  private static let passing: Set = [
    "SlowDown", "InternalError", "ServiceUnavailable", "RequestTimeout", "OperationAborted",
    "ConditionalRequestConflict",
  ]

  /// Decodes the answer to a request that was signed at a date; nil when the store did as it was asked.
  ///
  /// - Parameter action: What the request wanted.
  init?(_ response: HTTPClient.Response, settings: S3Settings, action: S3Action? = nil, signedAt date: Date) {
    let status = response.status
    guard !(200..<300).contains(status) else { return nil }
    let document = S3ErrorDocument(response.body)
    let bucket = settings.bucket
    let key = action?.key ?? ""
    let actualRegion = response.headers["x-amz-bucket-region"] ?? document.region
    switch document.code {
    case "NoSuchBucket": self = .bucketNotFound(bucket: bucket)
    case "InvalidAccessKeyId": self = .unknownAccessKey
    case "SignatureDoesNotMatch": self = .wrongSecret
    case "ExpiredToken", "InvalidToken", "TokenRefreshRequired": self = .invalidSessionToken
    case "RequestTimeTooSkewed":
      self = .clockSkew(Self.skew(of: date, from: document.serverTime ?? response.date ?? date))
    case "AccessDenied", "AllAccessDisabled": self = .accessDenied(bucket: bucket, action: action)
    case "PreconditionFailed": self = .preconditionFailed(key: key)
    case "NoSuchKey": self = .objectNotFound(key: key)
    case "NotImplemented": self = .unsupported(Self.line(document))
    case let code where Self.passing.contains(code) || [429, 500, 502, 503, 504].contains(status):
      self = .overloaded(status: status, retryAfter: response.retryAfter, action: action)
    case "" where status == 404 && !key.isEmpty && response.body.isEmpty: self = .objectNotFound(key: key)
    case "" where status == 412: self = .preconditionFailed(key: key)
    case "" where status == 403 && response.body.isEmpty: self = .accessDenied(bucket: bucket, action: action)
    default:
      if let actualRegion, actualRegion != settings.region, [301, 307, 400].contains(status) {
        self = .wrongRegion(bucket: bucket, configured: settings.region, actual: actualRegion)
      } else {
        self = .unexpectedAnswer(bucket: bucket, status: status, detail: Self.line(document))
      }
    }
  }

  /// Why there is no answer at all.
  init(_ error: TransferError, key: String) {
    self =
      switch error {
      case .tooLarge(_, let limit): .objectTooLarge(key: key, limit: limit)
      case .tls: .notSecure(error.description)
      default: .noAnswer(error.description)
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
