import Foundation

/// The error document of an S3 store: a small XML document.
///
/// Source: Amazon S3 API Reference, "Error responses".
struct S3ErrorDocument: Sendable {
  private let root: S3Document?

  init(_ body: [UInt8]) {
    root = S3Document(body).flatMap { $0.name == "Error" ? $0 : nil }
  }

  /// Whether the body is such a document.
  var isThere: Bool { root != nil }
  /// The error's name, such as `NoSuchBucket`; empty when the body is no such document.
  var code: String { root?["Code"] ?? "" }
  /// The store's sentence.
  var message: String { root?["Message"] ?? "" }
  /// Where the bucket is, in answers to requests that were signed for another region.
  var region: String? { root?["Region"] }
  /// The store's clock, in answers to requests that are too old or too new.
  var serverTime: Date? { root?["ServerTime"].flatMap { try? Date($0, strategy: .iso8601) } }
}
