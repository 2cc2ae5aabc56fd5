import ManageGroundwork

/// The typed settings that one command needs.
public struct Settings: Sendable {
  /// The profile they were read for.
  public let profile: Profile
  /// The site's root: the folder of `.env`, `migrations/`, `templates/`, `static/` and `db.sqlite3`.
  public let root: String
  private let requirements: Set<Requirement>
  private let values: KeyValues
  private let secretKey: Secret?

  /// Reads the keys of `requirements` and no others.
  ///
  /// In development and test a missing secret key is made and kept in `.secret_key`, if `web` is required.
  ///
  /// - Parameters:
  ///   - apps: the names of the apps that may have media of their own.
  ///   - command: the command's name, for the hint.
  /// - Throws: `SettingsError.incomplete`, which names all missing and wrong keys at once, and unreadable lines of
  ///   `.env`; `SettingsError.secretKeyFile`.
  public init(
    profile: Profile, environment: SiteEnvironment, requiring requirements: Set<Requirement>, apps: [String] = [],
    command: String? = nil
  ) throws(SettingsError) {
    // Media may be in the bucket, and need not.
    let read = requirements.contains(.media) ? requirements.union([.storage]) : requirements
    let groups = Requirement.allCases.filter(read.contains)
      .map { GroupReading($0, in: environment, profile: profile, apps: apps) }
    let unreadable = groups.isEmpty ? [] : environment.file.problems.filter { $0.level == .error }
    let found =
      groups.flatMap { $0.problems(asked: requirements.contains($0.group)) }
      + MediaReading.all(of: apps, in: groups).flatMap(\.problems)
    let problems = unreadable + found.filter { $0.level == .error }
    guard problems.isEmpty else {
      let file = environment.file.name == ".env" ? "" : " --env-file \(environment.file.name)"
      let explanation = "manage check-env --settings \(profile.rawValue)\(file)\(command.map { " --for \($0)" } ?? "")"
      throw .incomplete(profile, problems, explainedBy: explanation)
    }
    self.profile = profile
    self.requirements = requirements
    root = environment.root
    values = KeyValues(groups.flatMap(\.readings), profile: profile)
    let key = values.secret("DJANGO_SECRECT_KEY")
    secretKey = requirements.contains(.web) && key == nil ? try SecretKeyFile.load(root: root) : key
  }

  /// The web server's settings.
  public var web: WebSettings {
    get throws(SettingsError) {
      try demand(.web)
      return WebSettings(
        secretKey: try present(secretKey, .web),
        allowedHosts: ValueKind.items(values.text("DJANGO_ALLOWED_HOSTS") ?? "").map { $0.lowercased() },
        trustedProxies: ValueKind.items(values.text("DJANGO_TRUSTED_PROXIES") ?? "").compactMap(CIDRBlock.init),
        redirectsToSSL: try present(values.text("DJANGO_SECURE_SSL_REDIRECT").flatMap(ValueKind.boolean), .web))
    }
  }

  /// PBKDF2 rounds of new password hashes.
  public var passwordRounds: Int {
    get throws(SettingsError) {
      try demand(.passwords)
      return try present(values.integer("DJANGO_PASSWORD_ROUNDS"), .passwords)
    }
  }

  /// The database: SQLite where no PostgreSQL is set.
  public var database: DatabaseSettings {
    get throws(SettingsError) {
      try demand(.database)
      guard let host = values.text("POSTGRES_DB_HOST") else {
        return .sqlite(path: TextFile.resolve("db.sqlite3", below: root))
      }
      let ports = ValueKind.items(try present(values.text("POSTGRES_DB_PORT"), .database)).compactMap { Int($0) }
      var settings = PostgresSettings(
        host: host, port: try present(ports.first, .database),
        user: try present(values.text("POSTGRES_DB_USER"), .database),
        password: try present(values.secret("POSTGRES_DB_PASSWORD"), .database),
        name: try present(values.text("POSTGRES_DB_NAME"), .database),
        sslMode: values.text("POSTGRES_DB_SSLMODE"), sslRootCert: values.text("POSTGRES_DB_SSLROOTCERT"))
      settings.ports = ports
      return .postgres(settings)
    }
  }

  /// The first administrator.
  public var superuser: SuperuserSettings {
    get throws(SettingsError) {
      try demand(.superuser)
      return SuperuserSettings(
        name: try present(values.text("DJANGO_SUPERUSER_NAME"), .superuser),
        email: try present(values.text("DJANGO_SUPERUSER_EMAIL"), .superuser),
        password: try present(values.secret("DJANGO_SUPERUSER_PASSWORD"), .superuser))
    }
  }

  /// The bucket; nil in development and test without its keys.
  public var storage: S3Settings? {
    get throws(SettingsError) {
      try demand(.storage)
      return S3Settings(AppValues(values: values, app: nil))
    }
  }

  /// Where an app keeps the files that users send.
  public func media(app: String) throws(SettingsError) -> MediaSettings {
    try demand(.media)
    return try present(MediaSettings(AppValues(values: values, app: app)), .media)
  }

  private func demand(_ requirement: Requirement) throws(SettingsError) {
    guard requirements.contains(requirement) else { throw .notRequired(requirement) }
  }

  private func present<Value>(_ value: Value?, _ requirement: Requirement) throws(SettingsError) -> Value {
    guard let value else { throw .notRequired(requirement) }
    return value
  }
}
