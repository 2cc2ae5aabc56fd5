/// A client of one SMTP server on libcurl: kept connections, TLS, and one thread for all messages (RFC 5321).
///
/// Certificates are always verified. Its end, like `close`, fails the messages that are on their way.
public final class SMTPClient: Sendable {
  /// How a connection is protected.
  public enum Security: Sendable {
    /// TLS from the first byte, as port 465 has it (RFC 8314).
    case tls
    /// TLS by STARTTLS: a server that doesn't offer it sees no user and no mail (RFC 3207).
    case startTLS
    /// None: whoever stands between reads along.
    case none
  }

  /// The server and its limits.
  public struct Configuration: Sendable {
    /// The server's host name or address; an IPv6 address stands in brackets.
    public var host: String
    /// Its port.
    public var port: Int
    /// How connections are protected.
    public var security: Security
    /// The user to log in as; nil doesn't log in.
    public var user: String?
    /// The user's password.
    public var password: String?
    /// The time in which a connection must stand, TLS and login included.
    public var connectTimeout: Duration
    /// The time for a whole message, connecting included.
    public var timeout: Duration
    /// A PEM file of the certificate authorities to trust instead of the system's.
    public var certificateAuthorities: String?

    /// A server.
    public init(
      host: String, port: Int, security: Security = .startTLS, user: String? = nil, password: String? = nil,
      connectTimeout: Duration = .seconds(20), timeout: Duration = .seconds(120),
      certificateAuthorities: String? = nil
    ) {
      self.host = host
      self.port = port
      self.security = security
      self.user = user
      self.password = password
      self.connectTimeout = connectTimeout
      self.timeout = timeout
      self.certificateAuthorities = certificateAuthorities
    }
  }

  private let configuration: Configuration
  private let loop = TransferLoop()

  /// Makes a client with its thread.
  public init(configuration: Configuration) {
    self.configuration = configuration
  }

  deinit {
    loop.close()
  }

  /// Hands a message over, and returns the recipients that the server refused; it has the message for all others.
  ///
  /// Throws `TransferError` where the server took the message for nobody and said nothing about it, such as when it
  /// can't be reached, and `CancellationError` when the task is cancelled: then the connection is dropped.
  public func send(_ message: Message) async throws -> [Refusal] {
    let exchange = SMTPExchange(message: message, configuration: configuration)
    return try await loop.run { easy throws(TransferError) in try exchange.prepare(easy) }
  }

  /// Ends the client: running transfers fail with `TransferError.closed`, and so does every later one.
  public func close() {
    loop.close()
  }
}
