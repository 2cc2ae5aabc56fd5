import ManageGroundwork

/// The checks of a deployment, for `check --deploy` and `check-env --deploy`, after Django's
/// (https://docs.djangoproject.com/en/stable/ref/checks/#security).
struct DeploymentCheck {
  /// The fewest PBKDF2 rounds that OWASP's Password Storage Cheat Sheet accepts.
  private static let fewestRounds = 600_000

  private let profile: Profile
  private let readings: [KeyReading]

  init(profile: Profile, environment: SiteEnvironment) {
    self.profile = profile
    readings = KeyValues.read([.web, .passwords, .database], in: environment, profile: profile).flatMap(\.readings)
  }

  var problems: [CheckMessage] {
    (profile == .product ? [] : profileProblems)
      + [
        secretKeyProblem, redirectProblem, hstsProblem, hostsProblem, proxiesProblem, roundsProblem, databaseProblem,
      ].compactMap(\.self)
  }

  private var profileProblems: [CheckMessage] {
    let hint = "deploy with --settings product"
    return [
      CheckMessage(.hstsOff, "HSTS is off in \(profile.rawValue)", hint: hint),
      CheckMessage(.sessionCookieInsecure, "the session cookie is not Secure in \(profile.rawValue)", hint: hint),
      CheckMessage(.csrfCookieInsecure, "the CSRF cookie is not Secure in \(profile.rawValue)", hint: hint),
      CheckMessage(.debugOn, "error pages show internal details in \(profile.rawValue)", hint: hint),
    ]
  }

  private var secretKeyProblem: CheckMessage? {
    guard let weakness = text("DJANGO_SECRECT_KEY").flatMap(ValueKind.weakness) else { return nil }
    return problem(
      .weakSecretKey, "DJANGO_SECRECT_KEY", weakness, hint: "use at least 50 random characters, unique to this site")
  }

  private var redirectProblem: CheckMessage? {
    guard text("DJANGO_SECURE_SSL_REDIRECT").flatMap(ValueKind.boolean) == false else { return nil }
    return problem(
      .sslRedirectOff, "DJANGO_SECURE_SSL_REDIRECT", "is false: plain HTTP is served",
      hint: "set it to true unless the load balancer redirects")
  }

  private var hstsProblem: CheckMessage? {
    guard profile == .product, text("DJANGO_SECURE_HSTS_SECONDS") == "0" else { return nil }
    return problem(
      .hstsOff, "DJANGO_SECURE_HSTS_SECONDS", "is 0: browsers may come back by plain HTTP",
      hint: "set it to 31536000, a year, once the whole site is served by https")
  }

  private var roundsProblem: CheckMessage? {
    guard profile == .product, let rounds = text("DJANGO_PASSWORD_ROUNDS").flatMap({ Int($0) }),
      rounds < Self.fewestRounds
    else { return nil }
    return problem(
      .fewRounds, "DJANGO_PASSWORD_ROUNDS", "is \(rounds): stolen hashes would be guessed quickly",
      hint: "set it to \(Self.fewestRounds) at least, better to \(PasswordHasher.defaultRounds)")
  }

  /// libpq's modes: up to `prefer` they may do without TLS, and up to `require` they don't ask who answers.
  private var databaseProblem: CheckMessage? {
    guard profile == .product, let host = text("POSTGRES_DB_HOST"), !PostgresSettings.isLocal(host) else { return nil }
    let (key, hint) = (
      "POSTGRES_DB_SSLMODE", "set it to verify-full, and POSTGRES_DB_SSLROOTCERT to the authority's file"
    )
    switch text(key) ?? PostgresSettings.remoteSSLMode {
    case "disable", "allow", "prefer":
      return problem(.plainDatabase, key, "lets passwords and data travel unencrypted", hint: hint)
    case "require":
      return problem(.unverifiedDatabase, key, "encrypts, but anybody could answer as the server", hint: hint)
    default: return nil
    }
  }

  private var hostsProblem: CheckMessage? {
    let hosts = ValueKind.items(text("DJANGO_ALLOWED_HOSTS") ?? "")
    guard hosts.isEmpty || hosts.contains("*") else { return nil }
    return problem(
      .allowedHosts, "DJANGO_ALLOWED_HOSTS", hosts.isEmpty ? "names no host" : "allows every host",
      hint: "name the site's hosts")
  }

  private var proxiesProblem: CheckMessage? {
    let blocks = ValueKind.items(text("DJANGO_TRUSTED_PROXIES") ?? "").compactMap(CIDRBlock.init)
    guard blocks.contains(where: \.isEverything) else { return nil }
    return problem(
      .trustsEveryone, "DJANGO_TRUSTED_PROXIES", "lets every client forge its address", hint: "name the proxies alone")
  }

  private func reading(_ name: String) -> KeyReading? {
    readings.first { $0.key.name == name }
  }

  private func text(_ name: String) -> String? {
    reading(name)?.valueOrDefault?.reveal()
  }

  private func problem(_ id: CheckID, _ name: String, _ message: String, hint: String) -> CheckMessage? {
    reading(name).map { CheckMessage(id, key: $0.name, "\($0.name) \(message)", hint: hint, source: $0.source) }
  }
}

extension CheckID {
  /// Password hashes have too few rounds.
  static let fewRounds: CheckID = "env.E014"
  /// PostgreSQL is reached over a network without TLS.
  static let plainDatabase: CheckID = "env.E015"
  /// PostgreSQL's certificate is not checked.
  static let unverifiedDatabase: CheckID = "env.W015"
  /// Every client is trusted as a proxy.
  static let trustsEveryone: CheckID = "env.W009"
  /// HSTS is off.
  static let hstsOff: CheckID = "security.W004"
  /// No redirect to https.
  static let sslRedirectOff: CheckID = "security.W008"
  /// The secret key is short, monotonous or generated by `startproject`.
  static let weakSecretKey: CheckID = "security.W009"
  /// The session cookie travels by plain HTTP.
  static let sessionCookieInsecure: CheckID = "security.W012"
  /// The CSRF cookie travels by plain HTTP.
  static let csrfCookieInsecure: CheckID = "security.W016"
  /// Error pages show their insides.
  static let debugOn: CheckID = "security.W018"
  /// No host, or every host, is allowed.
  static let allowedHosts: CheckID = "security.W020"
}
