/// A range of IPv4 or IPv6 addresses (RFC 4632, RFC 4291): `10.0.0.0/8`, `::1`.
public struct CIDRBlock: Hashable, Sendable {
  private let network: IPAddress
  private let prefixLength: Int

  /// Reads `ADDRESS` or `ADDRESS/BITS`; bits beyond the prefix are ignored, as by nginx.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = parts.first.flatMap({ Self.address($0) }) else { return nil }
    var length = address.isIPv6 ? 128 : 32
    if parts.count == 2 {
      guard parts[1].utf8.allSatisfy(\.isASCIIDigit), let bits = Int(parts[1]), bits <= length else { return nil }
      length = bits
    }
    network = address
    prefixLength = length
  }

  /// Whether the block covers every address of its family.
  public var isEverything: Bool { prefixLength == 0 }

  /// Whether `address` lies in the block; an IPv4 address mapped into IPv6 (`::ffff:10.0.0.1`) counts as IPv4.
  public func contains(address: String) -> Bool {
    guard let address = Self.address(address), address.isIPv6 == network.isIPv6 else { return false }
    return (address.bits ^ network.bits) >> (128 - prefixLength) == 0
  }

  /// A zone (`%eth0`) is dropped.
  private static func address(_ text: some StringProtocol) -> IPAddress? {
    IPAddress(String(text.prefix { $0 != "%" })).map { $0.mappedIPv4 ?? $0 }
  }
}
