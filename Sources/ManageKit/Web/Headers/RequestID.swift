import HTTPTypes
import Hummingbird
import ManageGroundwork

/// The name of a request in the logs of all servers that it passes: a trusted proxy's `X-Request-ID`, or a new one.
enum RequestID {
  private static let header = "X-Request-ID"
  private static let maximumLength = 128

  static func of(_ request: Request, isFromProxy: Bool) -> String {
    guard isFromProxy, let id = try? request.headers[header]?.string(maximumBytes: maximumLength), isValid(id)
    else { return randomString(32) }
    return id
  }

  /// Names the request to whoever asked.
  static func add(_ id: String, to response: inout Response) {
    response.headers[named: header] = id
  }

  /// Letters, digits, `-`, `_`, `.` and `=`: nothing that means anything to a log.
  private static func isValid(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.allSatisfy { $0.isASCIIAlphanumeric || "-_.=".utf8.contains($0) }
  }
}
