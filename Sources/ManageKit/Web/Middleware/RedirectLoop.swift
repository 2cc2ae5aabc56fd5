import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// Notices that a proxy overwrites `X-Forwarded-Proto` with its own scheme, as an nginx on port 80 behind a load balancer
/// that speaks https does: every redirect to https then comes back as plain HTTP, for ever.
final class RedirectLoop: Sendable {
  private struct State {
    /// The redirects of late, by the hash of what they answered.
    var redirects: [Int: ContinuousClock.Instant] = [:]
    var isLogged = false
  }

  /// A browser follows a redirect at once.
  private static let memory = Duration.seconds(10)
  private static let capacity = 1000

  private let state = Mutex(State())
  /// The key that turns the redirect off.
  private let key: String

  init(key: String) {
    self.key = key
  }

  /// Whether another redirect would come back: the client asked port 443, or follows a redirect through AWS's load
  /// balancer, which tells every request's trace, and its port unless the proxy drops that.
  ///
  /// Client, host and path must be the same for that; headers count where a trusted proxy says the scheme.
  func comesBack(_ request: Request, _ origin: RequestOrigin, _ logger: Logger) -> Bool {
    guard let proxy = origin.proxyOfScheme else { return false }
    let port = request.headers["X-Forwarded-Port"]
    let isTraced = port == nil && request.headers["X-Amzn-Trace-Id"] != nil
    guard
      port.map({ $0.equals("443") || $0.starts(with: "443,") }) ?? false
        || (isTraced && isRepeated("\(origin.address) \(origin.host) \(request.target)"))
    else { return false }
    let isFirst = state.withLock { state in
      defer { state.isLogged = true }
      return !state.isLogged
    }
    if isFirst { logger.error("\(Self.explanation(proxy, key))") }
    return true
  }

  private func isRepeated(_ target: String) -> Bool {
    state.withLock { state in
      let now = ContinuousClock.now
      if state.redirects.count >= Self.capacity { state.redirects.removeAll() }
      let last = state.redirects.updateValue(now, forKey: target.hashValue)
      return last.map { now - $0 < Self.memory } ?? false
    }
  }

  /// The page: RFC 5842, section 7.2, knows the status.
  static var response: Response {
    let text = """
      508 Loop Detected

      This page would redirect to itself for ever: a proxy says that it was asked for by http, which it was not.
      The site's log says how to mend that.

      """
    return Response(
      status: .init(code: 508, reasonPhrase: "Loop Detected"),
      headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  private static func explanation(_ proxy: String, _ key: String) -> String {
    "every page redirects to itself: the proxy \(proxy) overwrites X-Forwarded-Proto with its own scheme. In nginx write "
      + "'proxy_set_header X-Forwarded-Proto $http_x_forwarded_proto;', or turn the redirect off by \(key)=false"
  }
}
