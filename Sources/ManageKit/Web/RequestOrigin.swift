public import HTTPTypes
public import ManageGroundwork

/// The client's address, host and scheme, once the headers of trusted proxies are taken into account.
public struct RequestOrigin: Sendable {
  /// The method.
  public var method = HTTPRequest.Method.get
  /// The path as it was sent, percent-encoded and without the query.
  public var path: ClientText = "/"
  /// The query as it was sent, without its question mark.
  public var query: ClientText = ""
  /// The address of the client; empty for a Unix socket without a proxy before it.
  public var address = ""
  /// The address of the client; nil for a Unix socket without a proxy before it.
  public var ip: IPAddress? { IPAddress(address) }
  /// The host that was asked, with its port where one was named; empty where the client named none that can be one.
  public var host = ""
  /// Whether the client speaks https.
  public var isSecure = false
  /// The site's address as the client knows it, without a final slash: `https://example.com`.
  public var siteURL: String { (isSecure ? "https://" : "http://") + host }
  /// The address of the trusted proxy that says the scheme; nil where none does.
  var proxyOfScheme: String?
}
