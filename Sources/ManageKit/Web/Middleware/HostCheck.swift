import HTTPTypes
import Hummingbird
import ManageGroundwork

/// Answers only under the names in `DJANGO_ALLOWED_HOSTS`.
struct HostCheck: MiddlewareProtocol {
  /// The longest name of a host (RFC 1035, section 2.3.4), and its port, in bytes.
  static let maximumLength = 253 + 6

  let allowedHosts: [String]

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard allows(context.origin.host) else {
      context.log(.hostRefused)
      throw HTTPError(.badRequest, message: "the host '\(context.origin.host)' is not in DJANGO_ALLOWED_HOSTS")
    }
    return try await next(request, context)
  }

  /// `example.com` allows itself, `.example.com` its subdomains too, `*` any; ports don't count.
  func allows(_ host: String) -> Bool {
    guard let name = Self.name(of: host) else { return false }
    return allowedHosts.contains { $0 == "*" || HostPattern($0).matches(name) }
  }

  /// The name without port and final dot; nil if it isn't a host at all.
  private static func name(of host: String) -> String? {
    guard host.utf8.count <= maximumLength, host.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let host = host.lowercased()
    guard host.hasPrefix("[") else {
      let parts = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts[0].hasSuffix(".") ? parts[0].dropLast() : parts[0]
      let isName = !name.isEmpty && name.utf8.allSatisfy { isNameCharacter($0) }
      return isName && (parts.count == 1 || isPort(parts[1])) ? String(name) : nil
    }
    guard let close = host.firstIndex(of: "]") else { return nil }
    let port = host[host.index(after: close)...]
    let isAddress = host[..<close].dropFirst().utf8.allSatisfy(isAddressCharacter)
    return isAddress && (port.isEmpty || (port.first == ":" && isPort(port.dropFirst()))) ? String(host[...close]) : nil
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.utf8.count <= 5 && text.utf8.allSatisfy(\.isASCIIDigit)
  }

  private static func isAddressCharacter(_ byte: UInt8) -> Bool {
    byte.hexadecimalDigitValue != nil || ":.".utf8.contains(byte)
  }

  private static func isNameCharacter(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || ".-_".utf8.contains(byte)
  }
}
