import ManageGroundwork

/// One `Set-Cookie` header.
public struct SetCookie: Sendable {
  /// The cookie's name.
  public let name: String
  /// The cookie's value, without quotes.
  public let value: String
  /// The attributes by their names in lower case; flags such as `httponly` have an empty value.
  public let attributes: [String: String]

  /// Reads the header's value; nil without a name.
  public init?(_ header: String) {
    let parts = header.split(separator: ";").map { part in
      part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { $0.trimmingASCIIWhitespace() }
    }
    guard let first = parts.first, first.count == 2 else { return nil }
    name = first[0]
    value = first[1].trimmingScalars { $0 == "\"" }
    attributes = Dictionary(
      parts.dropFirst().map { ($0[0].lowercased(), $0.count > 1 ? $0[1] : "") }, uniquingKeysWith: { _, last in last })
  }

  /// Whether it makes the browser forget the cookie.
  public var isExpired: Bool { attributes["max-age"] == "0" || attributes["expires"]?.contains("1970") == true }
}
