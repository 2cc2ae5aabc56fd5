/// Where a bucket's name stands in the addresses of its objects.
public enum S3Addressing: String, Sendable, CaseIterable {
  /// In the host at AWS, in the path elsewhere.
  case automatic = "auto"
  /// In the path: `https://HOST/BUCKET/KEY`.
  case path
  /// In the host: `https://BUCKET.HOST/KEY`.
  case virtualHost = "virtual"
}
