/// Where a PostgreSQL server is, who logs in, and the limits of the pool.
///
/// Its descriptions (`print`, `dump`, string interpolation) never show the password.
public struct PostgresConfiguration: Sendable {
  /// Tried in this order, one at a time, until one lets us in; a pool begins with the one that did so last.
  public var hosts: [PostgresHost]
  /// The role that logs in.
  public var user: String
  /// `nil` leaves it to libpq (`PGPASSWORD`, `~/.pgpass`) or to a server that asks for none.
  public var password: String?
  /// The name of the database.
  public var database: String
  /// `nil` leaves the choice to libpq (`PGSSLMODE`, else `prefer`).
  public var sslMode: PostgresSSLMode?
  /// A PEM file of the authorities that `verify-ca` and `verify-full` trust.
  public var sslRootCertificate: String?
  /// The name shown in `pg_stat_activity`.
  public var applicationName: String?
  /// The time each host gets for name resolution, TCP, TLS and login together.
  public var connectTimeout: Duration = .seconds(10)
  /// The time a statement gets before it is cancelled on the server; `nil` is no limit.
  public var statementTimeout: Duration? = .seconds(30)
  /// Prepared statements kept on each connection; 0 prepares none, which PgBouncer's transaction mode needs.
  public var preparedStatementLimit = 256
  /// Further libpq parameters by keyword, such as `target_session_attrs`; they win over what is set here.
  public var options: [String: String] = [:]
  /// How many connections there are, and for how long.
  public var pool = PoolLimits()

  /// The limits of a pool.
  public struct PoolLimits: Sendable, Equatable {
    /// Connections that stay open when idle; none is opened before it is needed.
    public var min = 0
    /// Connections open at once, at least 1.
    public var max = 10
    /// How long a caller waits for a free connection; `nil` is 5 seconds more than it takes to try each host in turn,
    /// so that nobody gives up while the others find the one that works.
    public var acquireTimeout: Duration?
    /// How long a connection above `min` may lie idle before it is closed.
    public var idleTimeout: Duration = .seconds(600)
    /// How long a connection lives at most, less up to a tenth by chance, so that not all of them end at once.
    public var lifetime: Duration = .seconds(3600)
    /// After this much idleness a connection is asked for a sign of life before it is lent.
    public var healthCheckAfter: Duration = .seconds(30)
    /// Threads that wait for the server's answers.
    public var threads = 2

    /// The defaults.
    public init() {}
  }

  /// The other properties have defaults and are set one by one.
  public init(hosts: [PostgresHost], user: String, password: String?, database: String = "postgres") {
    self.hosts = hosts
    self.user = user
    self.password = password
    self.database = database
  }
}

extension PostgresConfiguration: CustomStringConvertible, CustomReflectable {
  public var description: String {
    "\(user)@\(hosts.map(\.description).joined(separator: ","))/\(database)"
  }

  /// Without the password, and with the names of `options` only, for they can hold secrets.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "hosts": hosts, "user": user, "database": database, "sslMode": sslMode as Any,
        "sslRootCertificate": sslRootCertificate as Any, "applicationName": applicationName as Any,
        "connectTimeout": connectTimeout, "statementTimeout": statementTimeout as Any,
        "preparedStatementLimit": preparedStatementLimit, "options": options.keys.sorted(), "pool": pool,
      ])
  }

  /// How long a caller waits for a free connection of the pool.
  var acquireTimeout: Duration { pool.acquireTimeout ?? connectTimeout * hosts.count + .seconds(5) }

  /// The same, with this host tried first.
  func preferring(_ host: PostgresHost?) -> PostgresConfiguration {
    guard let host, host != hosts.first else { return self }
    var configuration = self
    configuration.hosts = [host] + hosts.filter { $0 != host }
    return configuration
  }

  /// libpq's parameters for one attempt; `address` is the resolved IP address, `nil` for a unix socket.
  func parameters(for host: PostgresHost, at address: String?) -> [String: String] {
    var parameters = [
      "host": host.name, "port": String(host.port), "user": user, "dbname": database, "client_encoding": "UTF8",
      // GSSAPI's look for credentials can block the loop's thread.
      "gssencmode": "disable",
      "keepalives": "1", "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3",
    ]
    parameters["hostaddr"] = address
    parameters["password"] = password
    parameters["sslmode"] = sslMode?.rawValue
    parameters["sslrootcert"] = sslRootCertificate
    parameters["application_name"] = applicationName
    return parameters.merging(options) { _, option in option }
  }
}
