/// Why a transfer failed, as one line; URLs are shown without credentials, query and fragment.
public enum TransferError: Error, Equatable, Sendable {
  /// The request can't be sent as it is, such as a URL that isn't one or a header with a line break.
  case invalidRequest(url: String, reason: String)
  /// libcurl has no memory or lacks what the request needs.
  case couldNotStart(reason: String)
  /// No address is known for this host.
  case couldNotResolve(host: String)
  /// The host, or the proxy before it, doesn't accept connections.
  case couldNotConnect(url: String, reason: String)
  /// The connection isn't secure: an unknown or foreign certificate, or no TLS at all.
  case tls(url: String, reason: String)
  /// The server doesn't accept the user's name or password.
  case loginDenied(url: String)
  /// The time limit for connecting or for the whole exchange is over.
  case timedOut(url: String, reason: String)
  /// The response's body is longer than the limit, in bytes.
  case tooLarge(url: String, limit: Int)
  /// The server redirects more often than the request allows.
  case tooManyRedirects(url: String, limit: Int)
  /// The connection ended before the response did.
  case connectionLost(url: String, reason: String)
  /// Anything else, in libcurl's words.
  case failed(url: String, reason: String)
  /// The client was closed.
  case closed
}

extension TransferError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidRequest(let url, let reason): "invalid request to \(url): \(reason)"
    case .couldNotStart(let reason): "could not start the transfer: \(reason)"
    case .couldNotResolve(let host): "could not resolve host \(host)"
    case .couldNotConnect(let url, let reason): "could not connect to \(url): \(reason)"
    case .tls(let url, let reason): "no secure connection to \(url): \(reason)"
    case .loginDenied(let url): "\(url) does not accept the user or the password"
    case .timedOut(let url, let reason): "\(url) took too long: \(reason)"
    case .tooLarge(let url, let limit): "the response of \(url) is longer than \(limit) bytes"
    case .tooManyRedirects(let url, let limit): "\(url) redirects more than \(limit) times"
    case .connectionLost(let url, let reason): "lost the connection to \(url): \(reason)"
    case .failed(let url, let reason): "transfer \(url) failed: \(reason)"
    case .closed: "the client is closed"
    }
  }
}
