import Crypto
import Foundation
import ManageCurlClient
import ManageGroundwork

/// AWS Signature Version 4 at one moment, for one region and service: what is signed, and with which key.
///
/// Source: AWS Identity and Access Management User Guide, "Create a signed AWS API request".
struct SignatureV4: Sendable {
  static let algorithm = "AWS4-HMAC-SHA256"

  /// The moment, such as `20260301T090507Z`.
  let timestamp: String
  /// Day, region and service, such as `20260301/us-east-1/s3/aws4_request`.
  let scope: String
  private let key: SymmetricKey

  init(_ keys: S3SigningKeys, region: String, service: String, at date: Date) {
    timestamp = date.formatted(.s3Timestamp)
    scope = "\(timestamp.prefix(8))/\(region)/\(service)/aws4_request"
    key = keys.key(for: scope)
  }

  /// The signature of a request, in lowercase hexadecimal digits.
  ///
  /// - Parameters:
  ///   - path: Encoded as the service wants it.
  ///   - query: Encoded and sorted.
  ///   - payload: The SHA-256 of the body in hexadecimal digits, or what stands for it.
  func signature(
    method: String, path: String, query: String, headers: CanonicalHeaders, payload: String
  ) -> String {
    let request = [method, path, query, headers.text, headers.names, payload].joined(separator: "\n")
    let text = [Self.algorithm, timestamp, scope, digest(of: request)].joined(separator: "\n")
    return signature(of: text)
  }

  /// The signature of a piece of a streamed body, which follows the signature before it.
  func signature(ofChunk chunk: some DataProtocol, after previous: String) -> String {
    let digests = [digest(of: ""), SHA256.hash(data: chunk).hexadecimal]
    return signature(
      of: (["\(Self.algorithm)-PAYLOAD", timestamp, scope, previous] + digests).joined(separator: "\n"))
  }

  private func digest(of text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).hexadecimal
  }

  private func signature(of text: String) -> String {
    HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key).hexadecimal
  }
}

extension SignatureV4 {
  /// Headers as they are signed: lowercase names in order, values without needless spaces.
  struct CanonicalHeaders: Sendable {
    /// Headers that a proxy or the HTTP client may change on the way.
    private static let unsigned: Set = ["connection", "expect", "transfer-encoding", "user-agent"]

    /// The names, with semicolons between them.
    let names: String
    /// A line for each, with its end.
    let text: String

    init(_ headers: HTTPClient.Headers) {
      var values: [String: [String]] = [:]
      for (name, value) in headers.fields {
        let words = value.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
        values[name.lowercased(), default: []].append(words.map { String(Substring($0)) }.joined(separator: " "))
      }
      let sorted = values.filter { !Self.unsigned.contains($0.key) }.sorted { $0.key < $1.key }
      names = sorted.map(\.key).joined(separator: ";")
      text = sorted.map { "\($0.key):\($0.value.joined(separator: ","))\n" }.joined()
    }
  }
}

extension FormatStyle where Self == Date.ISO8601FormatStyle {
  /// `20260301T090507Z`, as requests are signed.
  static var s3Timestamp: Self {
    Self(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt)
  }
}
