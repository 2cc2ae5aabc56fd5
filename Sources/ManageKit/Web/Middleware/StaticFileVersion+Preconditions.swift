import Foundation
import HTTPTypes
import Hummingbird

extension StaticFileVersion {
  /// Whether a request is for another version than this one, which is answered with 412 (RFC 9110, section 13.1):
  /// `If-Match`, or where it is missing `If-Unmodified-Since`.
  func isRefused(by request: Request) -> Bool {
    let tags = request.headers[values: .ifMatch].flatMap(HeaderValue.entityTags)
    guard request.headers[values: .ifMatch].isEmpty else {
      return !tags.contains { $0.utf8.elementsEqual("*".utf8) || $0.utf8.elementsEqual(etag.utf8) }
    }
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    guard let text = request.headers[.ifUnmodifiedSince],
      let limit = HTTPDate.seconds(of: text, currentYear: year)
    else { return false }
    return Int(modified.timeIntervalSince1970.rounded(.down)) > limit
  }
}
