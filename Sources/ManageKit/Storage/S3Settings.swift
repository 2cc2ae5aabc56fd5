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
  /// Where addresses name the bucket.
  public var addressing: S3Addressing
  /// A PEM file of the certificate authorities to trust instead of the system's.
  public var certificateAuthorities: String?

  /// A bucket's settings.
  public init(
    accessKeyID: String, secretAccessKey: Secret, bucket: String, region: String = "ap-northeast-2",
    endpoint: URL? = nil, customDomain: String? = nil, sessionToken: Secret? = nil,
    addressing: S3Addressing = .automatic, certificateAuthorities: String? = nil
  ) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.bucket = bucket
    self.region = region
    self.endpoint = endpoint
    self.customDomain = customDomain
    self.sessionToken = sessionToken
    self.addressing = addressing
    self.certificateAuthorities = certificateAuthorities
  }
}

extension S3Settings {
  /// The bucket of an app's values, or of everybody's; nil without the keys that go together.
  ///
  /// The domain is that of the CDN before one bucket, and the token that of one access key: an app that has its own of
  /// these doesn't get everybody's.
  init?(_ values: KeyValues) throws(SettingsError) {
    guard let id = try values["S3_AWS_ACCESS_KEY_ID"], let secret = try values.secret("S3_AWS_SECRET_ACCESS_KEY"),
      let bucket = try values["S3_AWS_STORAGE_BUCKET_NAME"], let region = try values["S3_AWS_REGION"],
      let addressing = try values["S3_ADDRESSING_STYLE"].flatMap(S3Addressing.init)
    else { return nil }
    self.init(
      accessKeyID: id, secretAccessKey: secret, bucket: bucket, region: region,
      endpoint: try values["S3_ENDPOINT_URL"].flatMap { URL(string: $0) },
      customDomain: try values.secret("S3_CUSTOM_DOMAIN", with: "S3_AWS_STORAGE_BUCKET_NAME")?.reveal(),
      sessionToken: try values.secret("S3_SESSION_TOKEN", with: "S3_AWS_ACCESS_KEY_ID"), addressing: addressing,
      certificateAuthorities: try Self.bundle(in: values))
  }

  /// The bundle of certificate authorities, by the first of these keys that is set: ours, that of AWS's tools, that of
  /// OpenSSL, and curl's.
  private static func bundle(in values: KeyValues) throws(SettingsError) -> String? {
    for key in ["S3_CA_BUNDLE", "AWS_CA_BUNDLE", "SSL_CERT_FILE", "CURL_CA_BUNDLE"] {
      if let path = try values[key] { return path }
    }
    return nil
  }
}

extension KeyValues {
  /// A value that goes with another key's: where the app has its own of that, everybody's doesn't count.
  fileprivate func secret(_ name: String, with other: String) throws(SettingsError) -> Secret? {
    own(other) == nil ? try secret(name) : own(name)
  }
}

extension Settings {
  /// The bucket; nil without its keys.
  public var storage: S3Settings? {
    get throws(SettingsError) { try S3Settings(values(of: .storage)) }
  }
}
