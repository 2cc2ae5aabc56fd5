import Foundation
import HTTPTypes
import Hummingbird

extension StaticFileVersion {
  /// Whether a request is for another version than this one, which is answered with 412 (RFC 9110, section 13.1):
  /// `If-Match`, or where it is missing `If-Unmodified-Since`.
  func isRefused(by request: Request) -> Bool {
    if let tags = request.headers[.ifMatch] {
      return !HeaderValue.entityTags(in: tags).contains { $0.equals("*") || $0.equals(etag) }
    }
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    guard let text = request.headers[.ifUnmodifiedSince],
      let limit = HTTPDate.seconds(of: text, currentYear: year)
    else { return false }
    return Int(modified.timeIntervalSince1970.rounded(.down)) > limit
  }
}
