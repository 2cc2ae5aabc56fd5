/// The checks of `check-env --deploy`, after Django's (https://docs.djangoproject.com/en/stable/ref/checks/#security).
struct DeploymentCheck {
  private let profile: Profile
  private let readings: [String: KeyReading]

  init(profile: Profile, groups: [GroupReading]) {
    self.profile = profile
    readings = Dictionary(groups.flatMap(\.readings).map { ($0.key.name, $0) }) { first, _ in first }
  }

  var problems: [Problem] {
    (profile == .product ? [] : profileProblems)
      + [secretKeyProblem, redirectProblem, hostsProblem, proxiesProblem].compactMap(\.self)
  }

  private var profileProblems: [Problem] {
    let hint = "deploy with --settings product"
    return [
      Problem(.hstsOff, "HSTS is off in \(profile.rawValue)", hint: hint),
      Problem(.sessionCookieInsecure, "the session cookie is not Secure in \(profile.rawValue)", hint: hint),
      Problem(.csrfCookieInsecure, "the CSRF cookie is not Secure in \(profile.rawValue)", hint: hint),
      Problem(.debugOn, "error pages show internal details in \(profile.rawValue)", hint: hint),
    ]
  }

  private var secretKeyProblem: Problem? {
    guard let weakness = text("DJANGO_SECRECT_KEY").flatMap(ValueKind.weakness) else { return nil }
    return problem(
      .weakSecretKey, "DJANGO_SECRECT_KEY", weakness, hint: "use at least 50 random characters, unique to this site")
  }

  private var redirectProblem: Problem? {
    guard text("DJANGO_SECURE_SSL_REDIRECT").flatMap(ValueKind.boolean) == false else { return nil }
    return problem(
      .sslRedirectOff, "DJANGO_SECURE_SSL_REDIRECT", "is false: plain HTTP is served",
      hint: "set it to true unless the load balancer redirects")
  }

  private var hostsProblem: Problem? {
    let hosts = ValueKind.items(text("DJANGO_ALLOWED_HOSTS") ?? "")
    guard hosts.isEmpty || hosts.contains("*") else { return nil }
    return problem(
      .allowedHosts, "DJANGO_ALLOWED_HOSTS", hosts.isEmpty ? "names no host" : "allows every host",
      hint: "name the site's hosts")
  }

  private var proxiesProblem: Problem? {
    let blocks = ValueKind.items(text("DJANGO_TRUSTED_PROXIES") ?? "").compactMap(CIDRBlock.init)
    guard blocks.contains(where: \.isEverything) else { return nil }
    return problem(
      .trustsEveryone, "DJANGO_TRUSTED_PROXIES", "lets every client forge its address", hint: "name the proxies alone")
  }

  private func text(_ name: String) -> String? {
    guard let reading = readings[name] else { return nil }
    return reading.value?.reveal() ?? reading.key.presence(in: profile).defaultValue
  }

  private func problem(_ id: ProblemID, _ name: String, _ message: String, hint: String) -> Problem? {
    readings[name].map { Problem(id, key: $0.name, "\($0.name) \(message)", hint: hint, source: $0.source) }
  }
}
