/// A server's address: a name or IP address, or the directory of a unix socket when `name` begins with `/`.
public struct PostgresHost: Sendable, Hashable, CustomStringConvertible {
  /// A DNS name, an IP address, or an absolute path.
  public var name: String
  /// The TCP port, which is part of a unix socket's name too.
  public var port: Int

  /// 5432 is PostgreSQL's port.
  public init(_ name: String, port: Int = 5432) {
    self.name = name
    self.port = port
  }

  var isSocketDirectory: Bool { name.hasPrefix("/") }

  public var description: String {
    name.contains(":") ? "[\(name)]:\(port)" : "\(name):\(port)"
  }
}
