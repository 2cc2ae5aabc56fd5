internal import CCurl
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
    public var date: Date? {
      guard let text = headers["Date"] else { return nil }
      let seconds = curl_getdate(text, nil)
      return seconds < 0 ? nil : Date(timeIntervalSince1970: TimeInterval(seconds))
    }
  }
}
