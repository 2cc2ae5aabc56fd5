import Foundation

/// What an S3 store says of a request that it refused: a small XML document.
///
/// Source: Amazon S3 API Reference, "Error responses".
struct S3ErrorDocument: Sendable {
  private let text: String

  init(_ body: [UInt8]) {
    text = String(decoding: body, as: UTF8.self)
  }

  /// The error's name, such as `NoSuchBucket`; empty when the body is no such document.
  var code: String { element("Code") ?? "" }
  /// The store's sentence.
  var message: String { element("Message") ?? "" }
  /// Where the bucket is, in answers to requests that were signed for another region.
  var region: String? { element("Region") }
  /// The store's clock, in answers to requests that are too old or too new.
  var serverTime: Date? { element("ServerTime").flatMap { try? Date($0, strategy: .iso8601) } }

  private func element(_ name: String) -> String? {
    guard let start = text.firstRange(of: "<\(name)>")?.upperBound,
      let end = text[start...].firstRange(of: "</\(name)>")?.lowerBound
    else { return nil }
    return String(text[start..<end])
  }
}
