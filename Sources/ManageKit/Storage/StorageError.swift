/// Why files can't be stored or fetched, as one line.
public enum StorageError: Error, Equatable, Sendable {
  /// No bucket is set, and these keys would set it.
  case notConfigured(keys: [String])
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
  case accessDenied(bucket: String, action: S3Action? = nil)
  /// This machine's clock is too far from the store's: ahead of it when positive.
  case clockSkew(Duration)
  /// The bucket is in another region than the settings say.
  case wrongRegion(bucket: String, configured: String, actual: String)
  /// The store can't be reached, or not in time.
  case noAnswer(String)
  /// The connection to the store isn't secure.
  case notSecure(String)
  /// The store asks for fewer requests, or fails in a way that passes.
  case overloaded(status: Int, retryAfter: Duration?, action: S3Action? = nil)
  /// The store can't do this at all, such as conditional writes.
  case unsupported(String)
  /// There is no object of this key, or no file of this name.
  case objectNotFound(key: String)
  /// The object or the file is longer than allowed, in bytes.
  case objectTooLarge(key: String, limit: Int)
  /// The object is, or is no longer, what the request's condition says.
  case preconditionFailed(key: String)
  /// Any other answer.
  case unexpectedAnswer(bucket: String, status: Int, detail: String)
  /// A presigned URL may live for a second to seven days.
  case invalidExpiry(Duration)
  /// A file's name isn't one: empty, too long, or on the way out of its folder.
  case invalidName(String)
  /// A file on disk can't be read or written.
  case file(path: String, reason: String)
  /// A file on disk changed while it was read.
  case fileChanged(path: String)
}

extension StorageError: ExplainedError {
  public var description: String {
    switch self {
    case .notConfigured(let keys): "no bucket is set for media: \(keys.joined(separator: ", "))"
    case .invalidEndpoint: "S3_ENDPOINT_URL isn't an S3 endpoint"
    case .bucketNotFound(let bucket): "bucket \(bucket) doesn't exist"
    case .unknownAccessKey: "the S3 store doesn't know this access key id"
    case .wrongSecret: "the S3 secret access key doesn't belong to the access key id"
    case .invalidSessionToken: "the S3 session token is expired or invalid"
    case .accessDenied(let bucket, let action): "access to bucket \(bucket) is denied" + Self.text(of: action)
    case .clockSkew(let difference): "this machine's clock is \(Self.clockText(difference)) the S3 store's"
    case .wrongRegion(let bucket, let configured, let actual):
      "bucket \(bucket) is in region \(actual), not \(configured)"
    case .noAnswer(let reason): "no answer from the S3 store: \(reason)"
    case .notSecure(let reason): reason
    case .overloaded(let status, _, let action):
      (status == 500 ? "the S3 store answered 500" : "the S3 store is overloaded: it answered \(status)")
        + " to every attempt" + Self.text(of: action)
    case .unsupported(let detail): "the S3 store can't do this: \(detail)"
    case .objectNotFound(let key): "\(key.quoted) doesn't exist"
    case .objectTooLarge(let key, let limit): "\(key.quoted) is longer than \(limit) bytes"
    case .preconditionFailed(let key): "\(key.quoted) was changed in the bucket in the meantime"
    case .unexpectedAnswer(let bucket, let status, let detail):
      "the S3 store answered \(status) for bucket \(bucket)" + (detail.isEmpty ? "" : ": \(detail)")
    case .invalidExpiry(let duration): "a presigned URL can't live for \(duration)"
    case .invalidName(let name): "\(name.quoted) isn't a file's name"
    case .file(let path, let reason): "\(path): \(reason)"
    case .fileChanged(let path): "\(path) changed while it was read"
    }
  }

  public var hint: String? {
    switch self {
    case .notConfigured: "set these keys"
    case .invalidEndpoint: "write it as https://HOST, with a port if it isn't 443"
    case .bucketNotFound: "create it, or correct S3_AWS_STORAGE_BUCKET_NAME"
    case .unknownAccessKey: "correct S3_AWS_ACCESS_KEY_ID; the key may have been deleted or be another store's"
    case .wrongSecret: "correct S3_AWS_SECRET_ACCESS_KEY"
    case .invalidSessionToken: "get new temporary credentials, or unset S3_SESSION_TOKEN for permanent ones"
    case .accessDenied:
      "allow the key's user s3:ListBucket and s3:ListBucketMultipartUploads on this bucket, "
        + "and s3:GetObject, s3:PutObject, s3:DeleteObject and s3:AbortMultipartUpload on its objects"
    case .clockSkew: "set this machine's clock, best by NTP"
    case .wrongRegion(_, _, let actual): "set S3_AWS_REGION=\(actual)"
    case .noAnswer: "check S3_ENDPOINT_URL, S3_AWS_REGION and the network"
    case .notSecure: "check S3_ENDPOINT_URL; S3_CA_BUNDLE names the authority of a store that has one of its own"
    case .overloaded(500, _, _): "look for the reason in the store's log; what is stored under that key may be damaged"
    case .overloaded: "try again later, or with fewer --jobs"
    case .preconditionFailed, .fileChanged: "run it again"
    case .unexpectedAnswer: "check that S3_ENDPOINT_URL names an S3 store, and that store's state"
    case .invalidExpiry: "it must be between one second and seven days"
    case .unsupported, .objectNotFound, .objectTooLarge, .invalidName, .file: nil
    }
  }

  private static func text(of action: S3Action?) -> String {
    guard let action else { return "" }
    return ": \(action.name)" + (action.key.isEmpty ? "" : " on \(action.key.quoted)")
  }

  private static func clockText(_ difference: Duration) -> String {
    let seconds = abs(difference.components.seconds)
    let amount = seconds < 120 ? "\(seconds) seconds" : "\((seconds + 30) / 60) minutes"
    return amount + (difference > .zero ? " ahead of" : " behind")
  }
}

extension StorageError {
  /// Whether the same request may succeed a little later.
  public var isRetryable: Bool {
    switch self {
    case .noAnswer, .overloaded: true
    default: false
    }
  }

  /// How long the store asks to wait before that.
  public var retryAfter: Duration? {
    if case .overloaded(_, let duration, _) = self { duration } else { nil }
  }
}

extension String {
  /// In quotes and on one line, for a message.
  fileprivate var quoted: String {
    "'" + unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : String($0) }.joined() + "'"
  }
}
