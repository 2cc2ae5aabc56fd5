import Foundation
import Testing

@testable import ManageKit

/// `botocore-signatures.json`: requests with the URLs and signatures that botocore made for them.
struct SignatureFixture: Decodable {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let method: String
    let endpoint: URL?
    let bucket: String
    let region: String
    let key: String
    let query: [String: String]
    let sessionToken: String?
    let headers: [String: String]
    let payloadHash: String
    let url: String
    let authorization: String

    var testDescription: String { "\(method) \(url)" }

    var settings: S3Settings {
      S3Settings(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        bucket: bucket, region: region, endpoint: endpoint, sessionToken: sessionToken.map { Secret($0) })
    }
  }

  let cases: [Case]

  static func load() throws -> SignatureFixture {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "botocore-signatures.json")
    return try JSONDecoder().decode(SignatureFixture.self, from: Data(contentsOf: file))
  }
}
