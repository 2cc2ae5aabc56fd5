/// How many connections to the database there are and how long they last; and how long they and their statements may
/// take, since a server that froze must not hang its callers.
///
/// SQLite takes `wait`, `statement` and `script` alone: its connections are files.
public struct ConnectionLimits: Sendable {
  /// Connections open at once; more callers wait.
  public var connections = 10
  /// Connections that stay open when nobody uses them. None is opened before it is needed.
  public var idleConnections = 0
  /// For a free connection, or on SQLite for the right to write; nil is 5 seconds more than connecting to each host in
  /// turn may take, and 10 seconds on SQLite.
  public var wait: Duration?
  /// For a connection above `idleConnections` that nobody uses, before it is closed.
  public var idle: Duration = .seconds(600)
  /// How old a connection becomes: Django's `CONN_MAX_AGE`. Up to a tenth is taken off by chance, so that not all of
  /// them end at once.
  public var maxAge: Duration = .seconds(3600)
  /// After how much idleness a connection is asked for a sign of life before it is used: Django's `CONN_HEALTH_CHECKS`.
  public var healthCheck: Duration = .seconds(30)
  /// Statements that each connection keeps prepared; 0 for PgBouncer in its transaction mode.
  public var preparedStatements = 256
  /// Until one of the hosts has let us in.
  public var connect: Duration = .seconds(10)
  /// Until a statement is answered.
  public var statement: Duration = .seconds(30)
  /// Until a migration's script is through.
  public var script: Duration = .seconds(3600)

  /// The limits of a site.
  public init() {}
}
