/// The web server's settings.
public struct WebSettings: Sendable {
  /// The key of all signatures.
  public var secretKey: Secret
  /// Django's ALLOWED_HOSTS, in lower case: names, `.example.com` for subdomains too, `*` for all.
  public var allowedHosts: [String]
  /// The peers whose `X-Forwarded-*` headers count.
  public var trustedProxies: [CIDRBlock]
  /// Whether plain HTTP is redirected to https.
  public var redirectsToSSL: Bool

  /// A server's settings.
  public init(secretKey: Secret, allowedHosts: [String], trustedProxies: [CIDRBlock], redirectsToSSL: Bool) {
    self.secretKey = secretKey
    self.allowedHosts = allowedHosts
    self.trustedProxies = trustedProxies
    self.redirectsToSSL = redirectsToSSL
  }
}
