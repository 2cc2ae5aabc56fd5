#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// How to reach the bucket.
public struct S3Settings: Sendable {
  /// The access key.
  public var accessKeyID: String
  /// The access key's secret.
  public var secretAccessKey: Secret
  /// The bucket's name.
  public var bucket: String
  /// AWS's region.
  public var region: String
  /// An S3 elsewhere; nil is AWS's.
  public var endpoint: URL?
  /// The host name of the CDN before the bucket.
  public var customDomain: String?
  /// The token of temporary credentials.
  public var sessionToken: Secret?

  /// A bucket's settings.
  public init(
    accessKeyID: String, secretAccessKey: Secret, bucket: String, region: String = "ap-northeast-2",
    endpoint: URL? = nil, customDomain: String? = nil, sessionToken: Secret? = nil
  ) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.bucket = bucket
    self.region = region
    self.endpoint = endpoint
    self.customDomain = customDomain
    self.sessionToken = sessionToken
  }
}
