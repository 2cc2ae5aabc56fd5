/// Why a bucket can't be used, as one line.
public enum StorageError: Error, Equatable, Sendable {
  /// The endpoint isn't `http[s]://HOST[:PORT][/PATH]`.
  case invalidEndpoint
  /// The store has no bucket of this name.
  case bucketNotFound(bucket: String)
  /// The store doesn't know the access key's id.
  case unknownAccessKey
  /// The secret isn't the access key's.
  case wrongSecret
  /// The temporary credentials' token is expired or isn't one.
  case invalidSessionToken
  /// The key is good, but may not do this here.
  case accessDenied(bucket: String)
  /// This machine's clock is too far from the store's: ahead of it when positive.
  case clockSkew(Duration)
  /// The bucket is in another region than the settings say.
  case wrongRegion(bucket: String, configured: String, actual: String)
  /// The store can't be reached, or not in time.
  case noAnswer(String)
  /// Any other answer.
  case unexpectedAnswer(bucket: String, status: Int, detail: String)
}

extension StorageError: ExplainedError {
  public var description: String {
    switch self {
    case .invalidEndpoint: "S3_ENDPOINT_URL isn't an S3 endpoint"
    case .bucketNotFound(let bucket): "bucket \(bucket) doesn't exist"
    case .unknownAccessKey: "the S3 store doesn't know this access key id"
    case .wrongSecret: "the S3 secret access key doesn't belong to the access key id"
    case .invalidSessionToken: "the S3 session token is expired or invalid"
    case .accessDenied(let bucket): "access to bucket \(bucket) is denied"
    case .clockSkew(let difference): "this machine's clock is \(Self.clockText(difference)) the S3 store's"
    case .wrongRegion(let bucket, let configured, let actual):
      "bucket \(bucket) is in region \(actual), not \(configured)"
    case .noAnswer(let reason): "no answer from the S3 store: \(reason)"
    case .unexpectedAnswer(let bucket, let status, let detail):
      "the S3 store answered \(status) for bucket \(bucket)" + (detail.isEmpty ? "" : ": \(detail)")
    }
  }

  public var hint: String? {
    switch self {
    case .invalidEndpoint: "write it as https://HOST, with a port if it isn't 443"
    case .bucketNotFound: "create it, or correct S3_AWS_STORAGE_BUCKET_NAME"
    case .unknownAccessKey: "correct S3_AWS_ACCESS_KEY_ID; the key may have been deleted or be another store's"
    case .wrongSecret: "correct S3_AWS_SECRET_ACCESS_KEY"
    case .invalidSessionToken: "get new temporary credentials, or unset S3_SESSION_TOKEN for permanent ones"
    case .accessDenied: "allow the key's user s3:ListBucket, s3:GetObject and s3:PutObject on this bucket"
    case .clockSkew: "set this machine's clock, best by NTP"
    case .wrongRegion(_, _, let actual): "set S3_AWS_REGION=\(actual)"
    case .noAnswer: "check S3_ENDPOINT_URL, S3_AWS_REGION and the network"
    case .unexpectedAnswer: "check that S3_ENDPOINT_URL names an S3 store, and that store's state"
    }
  }

  private static func clockText(_ difference: Duration) -> String {
    let seconds = abs(difference.components.seconds)
    let amount = seconds < 120 ? "\(seconds) seconds" : "\(seconds / 60) minutes"
    return amount + (difference > .zero ? " ahead of" : " behind")
  }
}
