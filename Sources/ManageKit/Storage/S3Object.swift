package import Foundation
import ManageCurlClient

/// An object's properties in an S3 store.
package struct S3Object: Sendable, Equatable {
  /// Its name in the bucket.
  package var key: String
  /// Its length in bytes.
  package var size: Int
  /// The ETag, without its quotes.
  package var eTag: String
  /// When it was written.
  package var lastModified: Date?
  /// The headers it is served with; nil in listings, which don't tell.
  package var metadata: S3Metadata?

  /// The MD5 of its content in hexadecimal digits, where the ETag can be one: that of a multipart upload never is.
  package var md5: String? {
    eTag.utf8.count == 32 && eTag.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
      ? eTag.lowercased() : nil
  }
}

extension S3Object {
  init(key: String, headers: HTTPClient.Headers) {
    self.key = key
    // A part's `Content-Length` is the part's own; its `Content-Range` ends with the whole's.
    let total = headers["Content-Range"]?.split(separator: "/").last.flatMap { Int($0) }
    size = total ?? headers["Content-Length"].flatMap { Int($0) } ?? 0
    eTag = Self.unquoted(headers["ETag"] ?? "")
    lastModified = headers.date(of: "Last-Modified")
    metadata = S3Metadata(headers)
  }

  /// Reads `Contents` of a listing.
  init?(_ element: S3Document) {
    guard let key = element["Key"], let size = element["Size"].flatMap({ Int($0) }) else { return nil }
    self.key = key
    self.size = size
    eTag = Self.unquoted(element["ETag"] ?? "")
    lastModified = element["LastModified"].flatMap(Self.date)
  }

  static func unquoted(_ eTag: String) -> String {
    eTag.trimmingCharacters(in: ["\""])
  }

  /// S3's times have milliseconds, other stores' have none.
  static func date(_ text: String) -> Date? {
    (try? Date(text, strategy: .iso8601.year().month().day().time(includingFractionalSeconds: true)))
      ?? (try? Date(text, strategy: .iso8601))
  }
}

/// An object and its content.
package struct S3Content: Sendable, Equatable {
  /// The object's properties in the store.
  package var object: S3Object
  /// The content as it is stored: one with an encoding isn't decoded.
  package var bytes: [UInt8]
}
