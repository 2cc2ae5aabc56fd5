extension HTTPClient {
  /// A request, sent as it is: nothing in its URL is normalised, encoded or sorted.
  public struct Request: Sendable {
    /// The request's method (RFC 9110, section 9).
    public enum Method: String, Sendable {
      /// Asks for a representation.
      case get = "GET"
      /// Asks for the head of a representation alone.
      case head = "HEAD"
      /// Hands over content to be processed.
      case post = "POST"
      /// Replaces the representation.
      case put = "PUT"
      /// Changes a part of the representation.
      case patch = "PATCH"
      /// Removes the representation.
      case delete = "DELETE"
      /// Asks what may be done.
      case options = "OPTIONS"
    }

    /// The method.
    public var method: Method
    /// The absolute `http` or `https` URL, percent-encoded.
    public var url: String
    /// The headers; those that libcurl would add (`Host`, `Accept`) are replaced by yours.
    public var headers: Headers
    /// The body; POST, PUT and PATCH send an empty one too.
    public var body: [UInt8]
    /// How many redirects GET and HEAD follow; other methods follow none.
    public var maximumRedirects: Int
    /// The time for the whole exchange; the client's when nil.
    public var timeout: Duration?
    /// The time in which at least one byte must come or go, in whole seconds; no such limit when nil.
    public var stallTimeout: Duration?
    /// The longest response body in bytes; the client's when nil.
    public var maximumBodySize: Int?
    /// A PEM file of the certificate authorities to trust; the client's when nil.
    public var certificateAuthorities: String?
    /// On whose behalf it is sent, and until when.
    public var context: Context

    /// Makes a request.
    public init(
      _ method: Method = .get,
      _ url: String,
      headers: Headers = [:],
      body: [UInt8] = [],
      maximumRedirects: Int = 0,
      timeout: Duration? = nil,
      stallTimeout: Duration? = nil,
      maximumBodySize: Int? = nil,
      context: Context = Context()
    ) {
      self.method = method
      self.url = url
      self.headers = headers
      self.body = body
      self.maximumRedirects = maximumRedirects
      self.timeout = timeout
      self.stallTimeout = stallTimeout
      self.maximumBodySize = maximumBodySize
      self.context = context
    }
  }
}
