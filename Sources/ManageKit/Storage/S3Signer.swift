import Crypto
import Foundation
import ManageCurlClient
import ManageGroundwork

/// Signs requests with AWS Signature Version 4 by S3's own rules: in headers, in a URL, or piece by piece.
///
/// S3 signs the path as it stands in the URL: encoded once, never normalised.
/// Source: Amazon S3 API Reference, "Authenticating Requests (AWS Signature Version 4)".
struct S3Signer: Sendable {
  /// The body's description in the signature.
  enum Payload: Sendable {
    /// Its SHA-256, in lowercase hexadecimal digits.
    case sha256(String)
    /// Nothing: the connection protects it. For TLS only.
    case unsigned
    /// Each of its pieces has a signature of its own.
    case chunks

    static func bytes(_ bytes: some DataProtocol) -> Payload { .sha256(SHA256.hash(data: bytes).hexadecimal) }

    var header: String {
      switch self {
      case .sha256(let digest): digest
      case .unsigned: "UNSIGNED-PAYLOAD"
      case .chunks: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
      }
    }
  }

  private let accessKeyID: String
  private let keys: S3SigningKeys
  private let sessionToken: Secret?
  private let region: String

  init(_ settings: S3Settings) {
    accessKeyID = settings.accessKeyID
    keys = S3SigningKeys(settings.secretAccessKey)
    sessionToken = settings.sessionToken
    region = settings.region
  }

  /// Adds the headers that sign the request: `Host`, `X-Amz-Date`, `X-Amz-Content-SHA256`, `Authorization`, and
  /// `X-Amz-Security-Token` for temporary credentials. All headers that are there already are signed too.
  func sign(_ request: inout HTTPClient.Request, payload: Payload, at date: Date) {
    _ = sign(&request, payload: payload, with: signature(at: date))
  }

  /// Signs the body piece by piece, with no need to know all of it beforehand: it is rewritten as `aws-chunked`.
  ///
  /// Source: Amazon S3 API Reference, "Transferring Payload in Multiple Chunks (Chunked Upload)".
  func signChunks(of request: inout HTTPClient.Request, chunkSize: Int, at date: Date) {
    let signature = signature(at: date)
    let body = request.body
    let encoding = ["aws-chunked", request.headers["Content-Encoding"]].compactMap(\.self)
    request.headers["Content-Encoding"] = encoding.joined(separator: ",")
    request.headers["X-Amz-Decoded-Content-Length"] = String(body.count)

    var previous = sign(&request, payload: .chunks, with: signature)
    request.body = []
    for start in stride(from: 0, through: body.count + chunkSize - 1, by: chunkSize) {
      let chunk = body[min(start, body.count)..<min(start + chunkSize, body.count)]
      previous = signature.signature(ofChunk: chunk, after: previous)
      request.body += "\(String(chunk.count, radix: 16));chunk-signature=\(previous)\r\n".utf8
      request.body += chunk + "\r\n".utf8
    }
  }

  /// A URL that anyone may use for `expires`, without a key.
  func presign(
    _ method: HTTPClient.Request.Method, _ url: String, headers: HTTPClient.Headers = [:], expires: Int, at date: Date
  ) -> String {
    let signature = signature(at: date)
    let parts = CanonicalURL(url)
    var headers = headers
    headers["Host"] = parts.host
    let signed = SignatureV4.CanonicalHeaders(headers)
    var query = [
      "X-Amz-Algorithm": SignatureV4.algorithm, "X-Amz-Credential": "\(accessKeyID)/\(signature.scope)",
      "X-Amz-Date": signature.timestamp, "X-Amz-Expires": String(expires), "X-Amz-SignedHeaders": signed.names,
    ]
    query["X-Amz-Security-Token"] = sessionToken?.reveal()
    let added = query.map { "\($0)=\(PercentEncoding.component.encode($1))" }.joined(separator: "&")
    let unsigned = CanonicalURL(url + (url.contains("?") ? "&" : "?") + added)
    let digits = signature.signature(
      method: method.rawValue, path: unsigned.path, query: unsigned.canonicalQuery, headers: signed,
      payload: Payload.unsigned.header)
    return "\(url.prefix { $0 != "?" })?\(unsigned.canonicalQuery)&X-Amz-Signature=\(digits)"
  }

  private func signature(at date: Date) -> SignatureV4 {
    SignatureV4(keys, region: region, service: "s3", at: date)
  }

  private func sign(
    _ request: inout HTTPClient.Request, payload: Payload, with signature: SignatureV4
  ) -> String {
    let url = CanonicalURL(request.url)
    request.headers["Host"] = url.host
    request.headers["X-Amz-Date"] = signature.timestamp
    request.headers["X-Amz-Content-SHA256"] = payload.header
    request.headers["X-Amz-Security-Token"] = sessionToken?.reveal()
    let headers = SignatureV4.CanonicalHeaders(request.headers)
    let digits = signature.signature(
      method: request.method.rawValue, path: url.path, query: url.canonicalQuery, headers: headers,
      payload: payload.header)
    let credential = "\(accessKeyID)/\(signature.scope)"
    request.headers["Authorization"] =
      "\(SignatureV4.algorithm) Credential=\(credential), SignedHeaders=\(headers.names), Signature=\(digits)"
    return digits
  }
}
