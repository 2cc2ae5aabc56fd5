import HTTPTypes
import Hummingbird
import Logging
import ManageGroundwork
import NIOCore
import Synchronization

/// Works out who asked and how: the peer itself, or what a trusted proxy says in `X-Forwarded-For`, `-Proto`, `-Host`.
final class ForwardedHeaders: MiddlewareProtocol {
  private let trustedProxies: [CIDRBlock]
  private let warnedPeers = Mutex<Set<String>>([])
  /// How many untrusted peers are remembered as warned of.
  private static let warningLimit = 1000
  /// The longest address, with brackets, zone and port, in bytes.
  private static let maximumAddressLength = 64

  init(trustedProxies: [CIDRBlock]) {
    self.trustedProxies = trustedProxies
  }

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    // A connection that was reset has no address any more, and is not to be taken for a Unix socket.
    let peer = context.remoteAddress.map(\.ipAddress) ?? ""
    context.origin = origin(of: request, peer: peer, logger: context.logger)
    let id = RequestID.of(request, isFromProxy: peer.map(isTrusted) ?? true)
    // The key from which Hummingbird reads `context.id`.
    context.logger[metadataKey: "hb.request.id"] = "\(id)"
    var response = try await next(request, context)
    RequestID.add(id, to: &response)
    return response
  }

  /// `peer` is nil for a Unix socket, which has no address.
  func origin(of request: Request, peer: String?, logger: Logger) -> RequestOrigin {
    var origin = RequestOrigin(
      method: request.method, path: request.path, query: request.query ?? "", address: peer ?? "",
      host: Self.host(request.host))
    let headers = request.headers
    let forwarded = ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host"].filter { headers[$0] != nil }
    guard !forwarded.isEmpty else { return origin }
    // Only this machine reaches a Unix socket.
    guard peer.map(isTrusted) ?? true else {
      warn(of: peer ?? "", forwarded, logger)
      return origin
    }
    if headers["X-Forwarded-Proto"] != nil { origin.proxyOfScheme = peer ?? "the Unix socket" }
    origin.isSecure = Self.lastItem(headers["X-Forwarded-Proto"])?.equals(ignoringASCIICaseOf: "https") ?? false
    if let host = Self.lastItem(headers["X-Forwarded-Host"]) { origin.host = Self.host(host) }
    if let addresses = headers["X-Forwarded-For"] { origin.address = client(in: addresses) ?? origin.address }
    return origin
  }

  /// The last address that no trusted proxy has: whatever stands before it, the client may have made up. Other items,
  /// such as names and the `unknown` of some proxies, don't count, and never reach the log.
  private func client(in addresses: ClientText) -> String? {
    var first: String?
    for item in HeaderValue.split(addresses).reversed() {
      guard let address = try? item.string(maximumBytes: Self.maximumAddressLength), IPAddress(address) != nil
      else { continue }
      guard isTrusted(address) else { return address }
      first = address
    }
    return first
  }

  private func isTrusted(_ address: String) -> Bool {
    trustedProxies.contains { $0.contains(address: address) }
  }

  private func warn(of peer: String, _ names: [String], _ logger: Logger) {
    let isNew = warnedPeers.withLock { $0.count < Self.warningLimit && $0.insert(peer).inserted }
    guard isNew else { return }
    logger.warning(
      "\(names.joined(separator: ", ")) from \(peer) ignored: it is not in DJANGO_TRUSTED_PROXIES")
  }

  /// The host's text, or nothing where it is longer than any.
  private static func host(_ text: ClientText) -> String {
    (try? text.string(maximumBytes: HostCheck.maximumLength)) ?? ""
  }

  private static func lastItem(_ list: ClientText?) -> ClientText? {
    list.map { HeaderValue.split($0).last ?? "" }
  }
}
