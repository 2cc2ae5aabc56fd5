public import ManageGroundwork

/// The web server's settings.
public struct WebSettings: Sendable {
  /// The key of all signatures.
  public var secretKey: Secret
  /// Former keys, whose signatures still count.
  public var secretKeyFallbacks: [Secret] = []
  /// Django's ALLOWED_HOSTS, in lower case: names, `.example.com` for subdomains too, `*` for all.
  public var allowedHosts: [String]
  /// The peers whose `X-Forwarded-*` headers count.
  public var trustedProxies: [CIDRBlock]
  /// Whether plain HTTP is redirected to https.
  public var redirectsToSSL: Bool

  /// How long browsers are to insist on https, in seconds; nil says nothing to them.
  public var hstsSeconds: Int?

  /// A server's settings.
  public init(
    secretKey: Secret, allowedHosts: [String], trustedProxies: [CIDRBlock], redirectsToSSL: Bool,
    hstsSeconds: Int? = nil
  ) {
    self.secretKey = secretKey
    self.allowedHosts = allowedHosts
    self.trustedProxies = trustedProxies
    self.redirectsToSSL = redirectsToSSL
    self.hstsSeconds = hstsSeconds
  }
}

extension Settings {
  /// The web server's settings; in development and test a missing secret key is made, and kept in `.secret_key`.
  ///
  /// Throws `SettingsError.secretKeyFile` where it can't be.
  public var web: WebSettings {
    get throws(SettingsError) {
      let values = try values(of: .web)
      let redirect = "DJANGO_SECURE_SSL_REDIRECT"
      var secretKey = try values.secret("DJANGO_SECRECT_KEY")
      if secretKey == nil { secretKey = try SecretKeyFile.load(root: root) }
      var settings = WebSettings(
        secretKey: try values.require("DJANGO_SECRECT_KEY", secretKey),
        allowedHosts: try values.list("DJANGO_ALLOWED_HOSTS").map { $0.lowercased() },
        trustedProxies: try values.list("DJANGO_TRUSTED_PROXIES").compactMap(CIDRBlock.init),
        redirectsToSSL: try values.require(redirect, values.boolean(redirect)),
        hstsSeconds: try values.integer("DJANGO_SECURE_HSTS_SECONDS").flatMap { $0 > 0 ? $0 : nil })
      settings.secretKeyFallbacks = try values.list("DJANGO_SECRECT_KEY_FALLBACKS").map { Secret($0) }
      return settings
    }
  }
}
