import Foundation
import ManageGroundwork

/// Where a bucket is, and how its objects' URLs are written.
///
/// AWS takes the bucket's name in the host (`https://BUCKET.s3.REGION.amazonaws.com`), unless its certificate doesn't
/// cover such a host, as with dots; other stores take it in the path, unless told otherwise.
struct S3Address: Sendable {
  /// Scheme, host and port, such as `https://s3.example.com:9000`.
  let origin: String
  /// The path before an object's key, without a final slash.
  private let root: String

  /// Throws `StorageError.invalidEndpoint` unless the endpoint is `http[s]://HOST[:PORT][/PATH]`.
  init(_ settings: S3Settings) throws(StorageError) {
    let bucket = settings.bucket
    let isHostLabel = bucket.wholeMatch(of: /[a-z0-9][a-z0-9-]{1,61}[a-z0-9]/) != nil
    let isInHost =
      switch settings.addressing {
      case .automatic: settings.endpoint == nil && isHostLabel
      case .path: false
      case .virtualHost: true
      }
    let prefix = isInHost ? "\(bucket)." : ""
    let suffix = isInHost ? "" : "/\(PercentEncoding.component.encode(bucket))"
    if let endpoint = settings.endpoint {
      origin = try Self.origin(of: endpoint, prefix: prefix)
      root = endpoint.path(percentEncoded: true).replacing(/\/+$/, with: "") + suffix
    } else {
      let region = settings.region
      origin = "https://\(prefix)s3.\(region).amazonaws.com" + (region.hasPrefix("cn-") ? ".cn" : "")
      root = suffix
    }
  }

  private static func origin(of endpoint: URL, prefix: String) throws(StorageError) -> String {
    guard let parts = URLComponents(url: endpoint, resolvingAgainstBaseURL: true),
      let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
      let host = parts.encodedHost, !host.isEmpty,
      parts.user == nil, parts.query == nil, parts.fragment == nil
    else { throw .invalidEndpoint }
    return "\(scheme)://\(prefix)\(host)" + (parts.port.map { ":\($0)" } ?? "")
  }

  /// The URL of an object, or of the bucket itself, with its query encoded and sorted.
  func url(key: String = "", query: [String: String] = [:]) -> String {
    let path = key.isEmpty && !root.isEmpty ? root : "\(root)/\(PercentEncoding.path.encode(key))"
    let encoding = PercentEncoding.component
    let parameters = query.map { (name: encoding.encode($0), value: encoding.encode($1)) }
      .sorted { $0.name < $1.name }
      .map { "\($0.name)=\($0.value)" }
    return origin + path + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&"))
  }
}
