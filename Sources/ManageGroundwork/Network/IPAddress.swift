#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An IPv4 or IPv6 address (RFC 4291): `inet` on PostgreSQL.
public struct IPAddress: Sendable, Hashable {
  /// Whether it is one of IPv6.
  public let isIPv6: Bool

  /// The address from its first bit on: that of IPv4 has 32 bits.
  let bits: UInt128

  /// Reads an address; nil where the text is none, or has a prefix length or a zone.
  public init?(_ text: String) {
    guard !text.utf8.contains(0) else { return nil }
    var bytes = [UInt8](repeating: 0, count: 16)
    isIPv6 = inet_pton(AF_INET, text, &bytes) != 1
    guard !isIPv6 || inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
    bits = bytes.reduce(0) { $0 << 8 | UInt128($1) }
  }

  private init(ipv4 number: UInt128) {
    (isIPv6, bits) = (false, number << 96)
  }

  private init(ipv6 bits: UInt128) {
    (isIPv6, self.bits) = (true, bits)
  }

  /// The first address of the network of the first `count` bits of an IPv6 address.
  package func network(ofBits count: Int) -> IPAddress {
    IPAddress(ipv6: bits & (UInt128.max << (128 - count)))
  }

  /// The IPv4 address that is mapped into this one, if one is: `10.0.0.1` for `::ffff:10.0.0.1`.
  package var mappedIPv4: IPAddress? {
    isIPv6 && bits >> 32 == 0xFFFF ? IPAddress(ipv4: bits & 0xFFFF_FFFF) : nil
  }
}

extension IPAddress: Comparable {
  /// IPv4 before IPv6, and each by its number, as PostgreSQL's `inet` and queries on both databases.
  public static func < (left: IPAddress, right: IPAddress) -> Bool {
    left.isIPv6 == right.isIPv6 ? left.bits < right.bits : right.isIPv6
  }
}

extension IPAddress: CustomStringConvertible {
  /// The address in its canonical form (RFC 5952): `192.0.2.1`, `2001:db8::1`.
  public var description: String {
    guard isIPv6 else { return parts(8).prefix(4).map { "\($0)" }.joined(separator: ".") }
    if let mappedIPv4 { return "::ffff:\(mappedIPv4)" }
    let groups = parts(16).map { String($0, radix: 16) }
    guard let gap = longestRun(of: "0", in: groups) else { return groups.joined(separator: ":") }
    return [groups[..<gap.lowerBound], groups[gap.upperBound...]].map { $0.joined(separator: ":") }
      .joined(separator: "::")
  }

  private func parts(_ width: Int) -> [UInt16] {
    stride(from: 128 - width, through: 0, by: -width).map { UInt16(bits >> $0 & (1 << width - 1)) }
  }

  /// The first of the longest runs; nil where none is longer than one.
  private func longestRun(of group: String, in groups: [String]) -> Range<Int>? {
    var longest = 0..<1
    var start = 0
    for index in groups.indices {
      if groups[index] != group {
        start = index + 1
      } else if index + 1 - start > longest.count {
        longest = start..<index + 1
      }
    }
    return longest.count > 1 ? longest : nil
  }
}
