import Foundation
import NIOCore

/// How long and how much the server takes of a client, and of a handler.
package struct ServerLimits: Sendable {
  /// A request's head, from its first byte; of the first request, from the connection.
  var head = TimeAmount.seconds(10)
  /// A connection without a request.
  var idle = TimeAmount.seconds(60)
  /// All waiting for a body.
  var body = TimeAmount.seconds(300)
  /// How many bytes of a body must come in a second, on average.
  var bodyRate = 500
  /// How long a body may be slower than that.
  var bodyGrace = TimeAmount.seconds(5)
  /// A handler, until it answers, not counting its waiting for the body.
  var handler = TimeAmount.seconds(30)
  /// A client that takes nothing of the answer.
  var write = TimeAmount.seconds(30)
  /// The reading of what nobody wants, so that a client that still sends gets its answer: a body that wasn't read, and
  /// anything after the last answer.
  var linger = TimeAmount.seconds(5)
  var lingerSize = 10 << 20
  /// A body that wasn't read is passed over for the sake of the next request where no more than this is left of it.
  var skippedBody = 65_536
  /// The length of a head, in bytes.
  var headSize = 32_768
  /// The number of headers.
  var fieldCount = 100
  /// Connections at once.
  var connections = standardConnections

  /// The limits without any key.
  package static let standard = ServerLimits()

  /// 10,000, or what the descriptor limit allows.
  static let standardConnections = min(10_000, allowedConnections)

  /// As many as the process may have descriptors, but for those of files, the database and other servers.
  static let allowedConnections: Int = {
    var limit = rlimit()
    #if canImport(Darwin)
      let isKnown = getrlimit(RLIMIT_NOFILE, &limit) == 0
    #else
      let isKnown = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
    #endif
    let descriptors = isKnown ? Int(clamping: limit.rlim_cur) : 1024
    return max(1, descriptors - 64)
  }()

  /// The shortest of the times, by which a connection's clock ticks.
  var tick: TimeAmount {
    [head, idle, body, bodyGrace, handler, write, linger].min() ?? .seconds(1)
  }
}
