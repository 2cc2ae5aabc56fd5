import NIOCore

extension Requirement {
  /// The limits of the web server: how long it waits for whom, and how many it serves at once.
  public static let server = Requirement(
    "server", title: "Web server",
    keys: [
      seconds("SERVER_HEAD_SECONDS", 10, "how long a request's headers may take to arrive"),
      seconds("SERVER_IDLE_SECONDS", 60, "how long a connection may wait for its next request"),
      seconds("SERVER_BODY_SECONDS", 300, "how long a request's body may take to arrive"),
      limit("SERVER_BODY_BYTES_PER_SECOND", "500", "the least speed of a request's body"),
      seconds("SERVER_HANDLER_SECONDS", 30, "how long a page may take until it is answered with 503"),
      seconds("SERVER_WRITE_SECONDS", 30, "how long a client may take nothing of its answer"),
      seconds("SERVER_LINGER_SECONDS", 5, "how long the server reads on after an answer that ends a connection"),
      EnvironmentKey(
        "SERVER_MAX_CONNECTIONS", development: connections, product: connections, .integer(1...1_000_000),
        for: "how many connections are open at once; others wait until one closes", example: "10000"),
    ])

  private static let connections = EnvironmentKey.Presence.optional(
    "10000, or 64 fewer than the process may have open files")

  private static func seconds(_ name: String, _ value: Int, _ purpose: String) -> EnvironmentKey {
    limit(name, "\(value)", purpose + ", in seconds")
  }

  private static func limit(_ name: String, _ value: String, _ purpose: String) -> EnvironmentKey {
    EnvironmentKey(
      name, development: .value(value), product: .value(value), .integer(1...86_400), for: purpose, example: value)
  }
}

extension Settings {
  /// The limits of the web server.
  package var serverLimits: ServerLimits {
    get throws(SettingsError) {
      let values = try values(of: .server)
      func number(_ name: String) throws(SettingsError) -> Int { try values.require(name, values.integer(name)) }
      var limits = ServerLimits()
      limits.head = .seconds(Int64(try number("SERVER_HEAD_SECONDS")))
      limits.idle = .seconds(Int64(try number("SERVER_IDLE_SECONDS")))
      limits.body = .seconds(Int64(try number("SERVER_BODY_SECONDS")))
      limits.bodyRate = try number("SERVER_BODY_BYTES_PER_SECOND")
      limits.handler = .seconds(Int64(try number("SERVER_HANDLER_SECONDS")))
      limits.write = .seconds(Int64(try number("SERVER_WRITE_SECONDS")))
      limits.linger = .seconds(Int64(try number("SERVER_LINGER_SECONDS")))
      if let connections = try values.integer("SERVER_MAX_CONNECTIONS") {
        limits.connections = min(connections, ServerLimits.allowedConnections)
      }
      return limits
    }
  }
}
