import Foundation
package import ManageCurlClient

/// A response, as a test reads it.
public struct TestPage: Sendable {
  /// The status code.
  public let status: Int
  package let headers: HTTPClient.Headers
  /// The body.
  public let bytes: [UInt8]

  package init(_ response: HTTPClient.Response) {
    status = response.status
    headers = response.headers
    bytes = response.body
  }

  /// The first value of a header.
  public func header(_ name: String) -> String? {
    headers[name]
  }

  /// The body as UTF-8.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The address that a redirect leads to.
  public var location: String? { headers["Location"] }

  /// Whether it sends the client elsewhere.
  public var isRedirect: Bool { [301, 302, 303, 307, 308].contains(status) }

  /// The cookies that it sets.
  public var cookies: [SetCookie] {
    headers[all: "Set-Cookie"].compactMap(SetCookie.init)
  }

  /// The token of its first form.
  public var csrfToken: String? {
    text.firstMatch(of: /name="csrfmiddlewaretoken"\s+value="([^"]+)"/).map { String($0.1) }
  }

  /// The body as a JSON object.
  public func json() throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
  }
}
