/// An HTTP client on libcurl: kept connections, HTTP/2 where the server has it, and one thread for all requests.
///
/// Certificates are always verified. A proxy is taken from the environment (`https_proxy`, `no_proxy`), as curl does.
/// Its end, like `close`, fails the requests that still run.
public final class HTTPClient: Sendable {
  /// The settings for every request of a client.
  public struct Configuration: Sendable {
    /// The time in which a connection must stand, TLS included.
    public var connectTimeout: Duration
    /// The time for a whole exchange, connecting included, of requests that set none.
    public var timeout: Duration
    /// The longest response body in bytes of requests that set none.
    public var maximumBodySize: Int
    /// A PEM file of the certificate authorities to trust instead of the system's.
    public var certificateAuthorities: String?

    /// Makes a configuration.
    public init(
      connectTimeout: Duration = .seconds(10),
      timeout: Duration = .seconds(60),
      maximumBodySize: Int = 16 << 20,
      certificateAuthorities: String? = nil
    ) {
      self.connectTimeout = connectTimeout
      self.timeout = timeout
      self.maximumBodySize = maximumBodySize
      self.certificateAuthorities = certificateAuthorities
    }
  }

  private let configuration: Configuration
  private let loop = TransferLoop()

  /// Makes a client with its thread.
  public init(configuration: Configuration = Configuration()) {
    self.configuration = configuration
  }

  deinit {
    loop.close()
  }

  /// Sends a request and returns its response, whatever its status.
  ///
  /// Throws `TransferError`, or `CancellationError` when the task is cancelled: then the connection is dropped.
  public func send(_ request: Request) async throws -> Response {
    let exchange = HTTPExchange(request: request, configuration: configuration)
    return try await loop.run { easy throws(TransferError) in try exchange.prepare(easy) }
  }

  /// Ends the client: running requests fail with `TransferError.closed`, and so does every later one.
  public func close() {
    loop.close()
  }
}
