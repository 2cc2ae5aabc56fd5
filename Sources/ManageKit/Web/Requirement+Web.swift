extension Requirement {
  /// The secret key, hosts, proxies and the redirect to https.
  public static let web = Requirement(
    "web", title: "Site",
    keys: [
      EnvironmentKey(
        "DJANGO_SECRECT_KEY", otherSpellings: ["DJANGO_SECRET_KEY"],
        development: .optional("made once, kept in `.secret_key`"), product: .required, .secretKey, secret: true,
        for: "signing of sessions, links and tokens: 50 characters or more", example: "your-secret-key"),
      EnvironmentKey(
        "DJANGO_SECRECT_KEY_FALLBACKS", otherSpellings: ["DJANGO_SECRET_KEY_FALLBACKS"],
        development: .optional("none"), product: .optional("none"), .text, secret: true,
        for: "former secret keys, comma-separated: what they signed stays valid while the key is changed",
        example: "your-former-secret-key"),
      EnvironmentKey(
        "DJANGO_ALLOWED_HOSTS",
        development: .value("localhost,127.0.0.1,[::1]"), product: .required, .hosts,
        for: "host names the site answers to, comma-separated, `.example.com` for subdomains",
        example: "your-domain.example"),
      EnvironmentKey(
        "DJANGO_TRUSTED_PROXIES",
        development: .value("127.0.0.0/8,::1"), product: .value("127.0.0.0/8,::1"), .networks,
        for: "addresses and CIDR ranges whose `X-Forwarded-*` headers count", example: "127.0.0.0/8,::1"),
      EnvironmentKey(
        "DJANGO_SECURE_SSL_REDIRECT",
        development: .value("false"), product: .value("true"), .boolean,
        for: "redirect plain HTTP to https", example: "true"),
      EnvironmentKey(
        "DJANGO_SECURE_HSTS_SECONDS",
        development: .value("0"), product: .value("31536000"), .integer(0...63_072_000),
        for:
          "how long browsers insist on https (HSTS), in seconds; less while a site may have to go back to plain HTTP",
        example: "31536000"),
    ],
    including: [.server])
}
