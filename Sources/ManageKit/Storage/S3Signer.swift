import Crypto
import CurlClient
import Foundation

/// Signs requests with AWS Signature Version 4 in its header form, by S3's own rules.
///
/// S3 signs the path as it stands in the URL: encoded once, never normalised.
/// Source: Amazon S3 API Reference, "Authenticating Requests: Using the Authorization Header".
struct S3Signer: Sendable {
  /// What is said of the body.
  enum Payload: Sendable {
    /// Its SHA-256, in lowercase hexadecimal digits.
    case sha256(String)
    /// Nothing: the connection protects it. For TLS only.
    case unsigned

    static func bytes(_ bytes: some DataProtocol) -> Payload { .sha256(SHA256.hash(data: bytes).hexadecimal) }

    var header: String {
      switch self {
      case .sha256(let digest): digest
      case .unsigned: "UNSIGNED-PAYLOAD"
      }
    }
  }

  private static let algorithm = "AWS4-HMAC-SHA256"
  /// What a proxy or the HTTP client may change on the way.
  private static let unsignedHeaders: Set = ["connection", "expect", "transfer-encoding", "user-agent"]

  let accessKeyID: String
  let secretAccessKey: Secret
  let sessionToken: Secret?
  let region: String

  init(_ settings: S3Settings) {
    accessKeyID = settings.accessKeyID
    secretAccessKey = settings.secretAccessKey
    sessionToken = settings.sessionToken
    region = settings.region
  }

  /// Adds the headers that sign the request: `Host`, `X-Amz-Date`, `X-Amz-Content-SHA256`, `Authorization`, and
  /// `X-Amz-Security-Token` for temporary credentials. All headers that are there already are signed too.
  func sign(_ request: inout HTTPClient.Request, payload: Payload, at date: Date) {
    let url = S3URL(request.url)
    let timestamp = date.formatted(.s3Timestamp)
    request.headers["Host"] = url.host
    request.headers["X-Amz-Date"] = timestamp
    request.headers["X-Amz-Content-SHA256"] = payload.header
    request.headers["X-Amz-Security-Token"] = sessionToken?.reveal()

    let headers = canonicalHeaders(request.headers)
    let names = headers.map(\.name).joined(separator: ";")
    let canonical = [
      request.method.rawValue, url.path, url.canonicalQuery,
      headers.map { "\($0.name):\($0.value)\n" }.joined(), names, payload.header,
    ].joined(separator: "\n")
    let scope = "\(timestamp.prefix(8))/\(region)/s3/aws4_request"
    let signature = signature(of: canonical, timestamp: timestamp, scope: scope)
    request.headers["Authorization"] =
      "\(Self.algorithm) Credential=\(accessKeyID)/\(scope), SignedHeaders=\(names), Signature=\(signature)"
  }

  private func canonicalHeaders(_ headers: HTTPClient.Headers) -> [(name: String, value: String)] {
    let names = Set(headers.fields.map { $0.name.lowercased() }).subtracting(Self.unsignedHeaders)
    return names.sorted().map { name in
      let values = headers[all: name].map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      return (name: name, value: values.joined(separator: ","))
    }
  }

  private func signature(of canonicalRequest: String, timestamp: String, scope: String) -> String {
    let digest = SHA256.hash(data: Data(canonicalRequest.utf8)).hexadecimal
    let text = [Self.algorithm, timestamp, scope, digest].joined(separator: "\n")
    return authenticationCode(text, key: signingKey(for: scope)).hexadecimal
  }

  /// The key of one day, region and service: the scope's parts, hashed one after the other.
  private func signingKey(for scope: String) -> SymmetricKey {
    var key = SymmetricKey(data: Data("AWS4\(secretAccessKey.reveal())".utf8))
    for part in scope.split(separator: "/") {
      key = SymmetricKey(data: authenticationCode(String(part), key: key))
    }
    return key
  }

  private func authenticationCode(_ text: String, key: SymmetricKey) -> HMAC<SHA256>.MAC {
    HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
  }
}

extension FormatStyle where Self == Date.ISO8601FormatStyle {
  /// `20260301T090507Z`, as requests are signed.
  static var s3Timestamp: Self {
    Self(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt)
  }
}
