import HTTPTypes
import Hummingbird

/// The name of a request in the logs of all servers that it passes: a trusted proxy's `X-Request-ID`, or a new one.
enum RequestID {
  private static let header = "X-Request-ID"
  private static let lengths = 1...128

  static func of(_ request: Request, isFromProxy: Bool) -> String {
    guard isFromProxy, let id = request.headers[named: header], isValid(id) else { return randomString(32) }
    return id
  }

  /// Names the request to whoever asked.
  static func add(_ id: String, to response: inout Response) {
    response.headers[named: header] = id
  }

  /// Letters, digits, `-`, `_`, `.` and `=`: nothing that means anything to a log.
  private static func isValid(_ id: String) -> Bool {
    lengths.contains(id.utf8.count)
      && id.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "="): true
        default: false
        }
      }
  }
}
