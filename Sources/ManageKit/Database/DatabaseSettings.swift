import ManageGroundwork

/// Which database the site has.
public enum DatabaseSettings: Sendable {
  /// The path of SQLite's file.
  case sqlite(path: String)
  case postgres(PostgresSettings)

  /// For how long a command waits until it can be reached.
  var wait: Duration {
    if case .postgres(let settings) = self { settings.wait } else { .zero }
  }
}

/// How to reach PostgreSQL.
public struct PostgresSettings: Sendable {
  /// A host name, an address or the folder of a socket; several, separated by commas, are tried in turn.
  public var host: String
  /// From 1 to 65535: one for all hosts, or one for each.
  public var ports: [Int]
  /// The role.
  public var user: String
  /// The role's password.
  public var password: Secret
  /// The database.
  public var name: String
  /// libpq's `sslmode`; nil is libpq's default.
  public var sslMode: String?
  /// libpq's `sslrootcert`; nil is libpq's default.
  public var sslRootCert: String?
  /// For how long a command waits until the server can be reached.
  public var wait = Duration.zero

  /// A connection's settings.
  public init(
    host: String, port: Int, user: String, password: Secret, name: String, sslMode: String? = nil,
    sslRootCert: String? = nil
  ) {
    self.host = host
    ports = [port]
    self.user = user
    self.password = password
    self.name = name
    self.sslMode = sslMode
    self.sslRootCert = sslRootCert
  }

  /// The mode for a server on another machine in product, unless the settings name another.
  static let remoteSSLMode = "require"

  private static let loopback = ["127.0.0.0/8", "::1"].compactMap(CIDRBlock.init)

  /// Whether all hosts of a list are sockets or this machine's loopback addresses.
  static func isLocal(_ hosts: String) -> Bool {
    ValueKind.items(hosts).allSatisfy { host in
      host.hasPrefix("/") || host.hasPrefix("@") || host == "localhost"
        || loopback.contains { $0.contains(address: host) }
    }
  }

  /// The first host's port; set, it is the one of all hosts.
  public var port: Int {
    get { ports.first ?? 5432 }
    set { ports = [newValue] }
  }
}
