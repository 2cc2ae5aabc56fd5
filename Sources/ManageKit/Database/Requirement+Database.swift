import ManageGroundwork

extension Requirement {
  /// SQLite or PostgreSQL.
  public static let database = Requirement(
    "database", title: "Database",
    keys: [
      EnvironmentKey(
        "POSTGRES_DB_HOST", allOrNone: true, development: .sqlite, product: .required, .databaseHosts,
        for: "PostgreSQL's host name, or the folder of its socket", example: "your-database-host"),
      EnvironmentKey(
        "POSTGRES_DB_USER", allOrNone: true, development: .sqlite, product: .required, .text,
        for: "PostgreSQL's user", example: "your-database-user"),
      EnvironmentKey(
        "POSTGRES_DB_PORT", allOrNone: true, development: .sqlite, product: .required, .ports,
        for: "PostgreSQL's port", example: "5432"),
      EnvironmentKey(
        "POSTGRES_DB_PASSWORD", allOrNone: true, development: .sqlite, product: .required, .text, secret: true,
        for: "PostgreSQL's password", example: "your-database-password"),
      EnvironmentKey(
        "POSTGRES_DB_NAME", development: .value("postgres"), product: .value("postgres"), .text,
        for: "PostgreSQL's database", example: "postgres"),
      EnvironmentKey(
        "POSTGRES_DB_SSLMODE",
        development: .optional("libpq's default"), product: .optional("`require` for another machine"),
        .choice(["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]),
        for: "TLS to PostgreSQL", example: "verify-full"),
      EnvironmentKey(
        "POSTGRES_DB_SSLROOTCERT",
        development: .optional("libpq's default"), product: .optional("libpq's default"), .text,
        for: "file of the certificates that vouch for PostgreSQL", example: "/etc/ssl/certs/ca-certificates.crt"),
      EnvironmentKey(
        "POSTGRES_DB_WAIT_SECONDS", development: .value("0"), product: .value("0"), .integer(0...86_400),
        for: "for how long a command waits for PostgreSQL, as `--wait-for-database` does", example: "0"),
    ])
}

extension EnvironmentKey.Presence {
  fileprivate static let sqlite = Self.optional("SQLite at `db.sqlite3`")
}

extension ValueKind {
  /// A list in the form of libpq's `host`: names, addresses and folders of sockets, comma-separated.
  static let databaseHosts = ValueKind("database hosts") { value in
    if let complaint = complaint(aboutQuotesOf: value) { return complaint }
    if value.contains("://") { return "is a URL: write the host alone" }
    return items(value).firstIndex { !isDatabaseHost($0) }.map {
      "has an entry that is not a host name, an address or a folder: number \($0 + 1)"
    }
  }

  private static func isDatabaseHost(_ entry: String) -> Bool {
    let isAddress = entry.contains(":") && !entry.contains("/") && CIDRBlock(entry) != nil
    return entry.hasPrefix("/") || entry.hasPrefix("@") || isHost(entry) || isAddress
  }

  /// Ports, comma-separated: of several hosts, one for all or one for each.
  static let ports = ValueKind("ports") { value in
    items(value).isEmpty || !items(value).allSatisfy { Int($0).map((1...65535).contains) == true }
      ? "is not a port from 1 to 65535" : nil
  }
}

extension Settings {
  /// The database: SQLite where no PostgreSQL is set.
  public var database: DatabaseSettings {
    get throws(SettingsError) {
      let values = try values(of: .database)
      guard let host = try values["POSTGRES_DB_HOST"] else {
        return .sqlite(path: TextFile.resolve("db.sqlite3", below: root))
      }
      let ports = try values.list("POSTGRES_DB_PORT").compactMap { Int($0) }
      var settings = PostgresSettings(
        host: host, port: try values.require("POSTGRES_DB_PORT", ports.first),
        user: try values.require("POSTGRES_DB_USER", values["POSTGRES_DB_USER"]),
        password: try values.require("POSTGRES_DB_PASSWORD", values.secret("POSTGRES_DB_PASSWORD")),
        name: try values.require("POSTGRES_DB_NAME", values["POSTGRES_DB_NAME"]),
        sslMode: try values["POSTGRES_DB_SSLMODE"] ?? Self.sslMode(profile, host: host))
      // `system` is libpq's word for the system's certificates.
      settings.sslRootCert = try values["POSTGRES_DB_SSLROOTCERT"].map {
        $0 == "system" ? $0 : TextFile.resolve($0, below: root)
      }
      settings.ports = ports
      settings.wait = .seconds(try values.integer("POSTGRES_DB_WAIT_SECONDS") ?? 0)
      return .postgres(settings)
    }
  }

  /// Passwords and data don't travel over a network unencrypted in product; nil is libpq's default.
  private static func sslMode(_ profile: Profile, host: String) -> String? {
    profile == .product && !PostgresSettings.isLocal(host) ? PostgresSettings.remoteSSLMode : nil
  }
}
