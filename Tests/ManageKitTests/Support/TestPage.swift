import ManageCurlClient
import Foundation

/// A response, as a test looks at it.
struct TestPage: Sendable {
  let status: Int
  let headers: HTTPClient.Headers
  let bytes: [UInt8]

  init(_ response: HTTPClient.Response) {
    status = response.status
    headers = response.headers
    bytes = response.body
  }

  /// The first value of a header.
  func header(_ name: String) -> String? {
    headers[name]
  }

  /// The body as UTF-8.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Where a redirect leads.
  var location: String? { headers["Location"] }

  var isRedirect: Bool { [301, 302, 303, 307, 308].contains(status) }

  /// The cookies that it sets.
  var cookies: [SetCookie] {
    headers[all: "Set-Cookie"].compactMap(SetCookie.init)
  }

  /// The token of its first form.
  var csrfToken: String? {
    text.firstMatch(of: /name="csrfmiddlewaretoken"\s+value="([^"]+)"/).map { String($0.1) }
  }

  /// The body as a JSON object.
  func json() throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
  }
}

/// One `Set-Cookie` header.
struct SetCookie: Sendable {
  let name: String
  let value: String
  /// By their names in lower case; flags such as `httponly` have an empty value.
  let attributes: [String: String]

  init?(_ header: String) {
    let parts = header.split(separator: ";").map { part in
      part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
    guard let first = parts.first, first.count == 2 else { return nil }
    name = first[0]
    value = first[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
    attributes = Dictionary(
      parts.dropFirst().map { ($0[0].lowercased(), $0.count > 1 ? $0[1] : "") }, uniquingKeysWith: { _, last in last })
  }

  /// Whether it tells the browser to forget the cookie.
  var isExpired: Bool { attributes["max-age"] == "0" || attributes["expires"]?.contains("1970") == true }
}
