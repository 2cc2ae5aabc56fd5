public import ManageTemplateEngine

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An IPv4 or IPv6 address: `inet` on PostgreSQL.
public struct IPAddress: Sendable, Hashable, CustomStringConvertible {
  /// The address in its canonical form (RFC 5952): `192.0.2.1`, `2001:db8::1`.
  public let description: String

  /// Reads an address; nil where the text is none, or has a prefix length or a zone.
  public init?(_ text: String) {
    guard let address = Self.canonical(text, AF_INET) ?? Self.canonical(text, AF_INET6) else { return nil }
    description = address
  }

  private static func canonical(_ text: String, _ family: Int32) -> String? {
    var address = [UInt8](repeating: 0, count: 16)
    var buffer = [CChar](repeating: 0, count: 46)
    guard !text.utf8.contains(0), inet_pton(family, text, &address) == 1,
      inet_ntop(family, address, &buffer, socklen_t(buffer.count)) != nil
    else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension IPAddress: Comparable {
  /// IPv4 before IPv6, and each by its number, as PostgreSQL's `inet` and queries on both databases.
  public static func < (left: IPAddress, right: IPAddress) -> Bool {
    guard let left = AddressBytes(left.description), let right = AddressBytes(right.description) else { return false }
    return left < right
  }
}

extension IPAddress: FieldValue {
  public static var columnType: ColumnType { .ipAddress }

  public var databaseValue: DatabaseValue { .text(description) }

  /// Reads an address; PostgreSQL's `/32` of a host is dropped.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> IPAddress? {
    guard case .text(let text) = value else { return nil }
    let parts = text.split(separator: "/", maxSplits: 1)
    guard let address = parts.first.flatMap({ IPAddress(String($0)) }) else { return nil }
    let bits = address.description.contains(":") ? "128" : "32"
    return parts.count == 1 || parts[1] == bits ? address : nil
  }

  public var templateValue: TemplateValue { .string(description) }
}
