internal import CManageCurl
public import Foundation

extension HTTPClient {
  /// A response with its whole body.
  public struct Response: Sendable {
    /// The status code, such as 200.
    public var status: Int
    /// The headers, trailers included.
    public var headers: Headers
    /// The body as it came, in no way decoded.
    public var body: [UInt8]

    /// Makes a response.
    public init(status: Int, headers: Headers = [:], body: [UInt8] = []) {
      self.status = status
      self.headers = headers
      self.body = body
    }

    /// The server's time when it answered, from the `Date` header.
    public var date: Date? { headers.date(of: "Date") }

    /// How long the server asks to wait before the next request, from the `Retry-After` header: seconds or a date
    /// (RFC 9110, section 10.2.3).
    public var retryAfter: Duration? {
      if let seconds = headers["Retry-After"].flatMap({ Int($0) }) { return .seconds(max(0, seconds)) }
      return headers.date(of: "Retry-After").map { .seconds(max(0, $0.timeIntervalSince(date ?? Date()))) }
    }
  }
}

extension HTTPClient.Headers {
  /// A header that holds a date, such as `Last-Modified`; nil when it is absent or holds none.
  public func date(of name: String) -> Date? {
    guard let text = self[name] else { return nil }
    let seconds = curl_getdate(text, nil)
    return seconds < 0 ? nil : Date(timeIntervalSince1970: TimeInterval(seconds))
  }
}
