import Foundation
import Testing

@testable import ManageKit

/// A request with the URL and the signature that botocore made for it.
struct SignedRequest: Decodable, Sendable, CustomTestStringConvertible {
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
    .example(bucket: bucket, region: region, endpoint: endpoint, sessionToken: sessionToken)
  }
}

/// A URL that botocore made for whoever holds it.
struct PresignedRequest: Decodable, Sendable, CustomTestStringConvertible {
  struct Metadata: Decodable {
    let contentType: String?
    let contentDisposition: String?
    let cacheControl: String?
  }

  let method: String
  let endpoint: URL?
  let bucket: String
  let region: String
  let key: String
  let expires: Int
  let metadata: Metadata
  let sessionToken: String?
  let url: String

  var testDescription: String { "\(method) \(url)" }

  var settings: S3Settings {
    .example(bucket: bucket, region: region, endpoint: endpoint, sessionToken: sessionToken)
  }
}

extension S3Settings {
  fileprivate static func example(
    bucket: String, region: String, endpoint: URL?, sessionToken: String?
  ) -> S3Settings {
    S3Settings(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
      bucket: bucket, region: region, endpoint: endpoint, sessionToken: sessionToken.map { Secret($0) })
  }
}
