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
      method: request.method, path: request.uri.path, query: request.uri.query ?? "", address: peer ?? "",
      host: request.head.authority ?? "")
    let headers = request.headers
    let forwarded = ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host"].filter { headers[named: $0] != nil }
    guard !forwarded.isEmpty else { return origin }
    // Only this machine reaches a Unix socket.
    guard peer.map(isTrusted) ?? true else {
      warn(of: peer ?? "", forwarded, logger)
      return origin
    }
    if headers[named: "X-Forwarded-Proto"] != nil { origin.proxyOfScheme = peer ?? "the Unix socket" }
    origin.isSecure = headers[named: "X-Forwarded-Proto"].map(Self.lastItem)?.lowercased() == "https"
    if let host = headers[named: "X-Forwarded-Host"] { origin.host = Self.lastItem(host) }
    if let addresses = headers[named: "X-Forwarded-For"] { origin.address = client(in: addresses) ?? origin.address }
    return origin
  }

  /// The last address that no trusted proxy has: whatever stands before it, the client may have made up.
  private func client(in addresses: String) -> String? {
    let addresses = addresses.split(separator: ",").map { $0.trimmingASCIIWhitespace() }
      .filter { Self.isAddress($0) }
    return addresses.last { !isTrusted($0) } ?? addresses.first
  }

  /// Other items, such as names and the `unknown` of some proxies, don't count, and never reach the log.
  private static func isAddress(_ text: String) -> Bool {
    let isPlain = text.utf8.allSatisfy { byte in
      byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || Character(Unicode.Scalar(byte)).isHexDigit
    }
    return isPlain && CIDRBlock(text) != nil
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

  private static func lastItem(_ list: String) -> String {
    (list.split(separator: ",").last.map(String.init) ?? "").trimmingASCIIWhitespace()
  }
}
