public import CurlClient
import Foundation

/// Where an app's files are kept, by the environment's keys without the profile's prefix.
///
/// `S3_…` are everybody's; an app's own key comes first, such as `FORUM_S3_AWS_STORAGE_BUCKET_NAME` for the app `forum`.
/// Beside the bucket's keys there are `S3_MEDIA_PREFIX` (`media/`), `S3_MEDIA_PUBLIC` (`true` or `false`, the default)
/// and `S3_MEDIA_URL_SECONDS` (3600). Without a bucket the files are in the folder `media/`.
public struct StorageSettings: Sendable {
  /// The bucket; nil keeps files on this machine.
  public let bucket: S3Settings?
  /// What keys in the bucket begin with.
  public let prefix: String
  /// Who may read the files.
  public let access: S3Storage.Access

  /// Reads an app's settings.
  public init(app: String, _ values: [String: String]) {
    func value(_ name: String) -> String? {
      let own = values["\(app.uppercased())_\(name)"] ?? ""
      let common = values[name] ?? ""
      return own.isEmpty ? (common.isEmpty ? nil : common) : own
    }
    bucket = S3Settings(value)
    prefix = value("S3_MEDIA_PREFIX").map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? "media/"
    access =
      value("S3_MEDIA_PUBLIC")?.lowercased() == "true"
      ? .open(customDomain: value("S3_CUSTOM_DOMAIN"))
      : .signed(.seconds(value("S3_MEDIA_URL_SECONDS").flatMap { Int($0) } ?? 3600))
  }

  /// The storage itself; throws `StorageError.invalidEndpoint`.
  ///
  /// - Parameter root: The site's root, where `media/` is.
  public func storage(root: String, client: HTTPClient) throws(StorageError) -> any Storage {
    guard let bucket else { return FileSystemStorage(root: "\(root)/media") }
    return S3Storage(try S3Bucket(bucket, client: client), prefix: prefix, access: access)
  }
}

extension S3Settings {
  /// Nil unless key, secret and bucket are all there.
  fileprivate init?(_ value: (String) -> String?) {
    guard let id = value("S3_AWS_ACCESS_KEY_ID"), let secret = value("S3_AWS_SECRET_ACCESS_KEY"),
      let bucket = value("S3_AWS_STORAGE_BUCKET_NAME")
    else { return nil }
    self.init(
      accessKeyID: id, secretAccessKey: Secret(secret), bucket: bucket,
      region: value("S3_AWS_REGION") ?? "ap-northeast-2",
      endpoint: value("S3_ENDPOINT_URL").flatMap { URL(string: $0) }, customDomain: value("S3_CUSTOM_DOMAIN"),
      sessionToken: value("S3_SESSION_TOKEN").map { Secret($0) })
  }
}
