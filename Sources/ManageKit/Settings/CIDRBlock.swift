#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A range of IPv4 or IPv6 addresses (RFC 4632, RFC 4291): `10.0.0.0/8`, `::1`.
public struct CIDRBlock: Hashable, Sendable {
  private let network: [UInt8]
  private let prefixLength: Int

  /// Reads `ADDRESS` or `ADDRESS/BITS`; bits beyond the prefix are ignored, as by nginx.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let bytes = parts.first.flatMap({ Self.bytes(of: String($0)) }) else { return nil }
    var length = bytes.count * 8
    if parts.count == 2 {
      guard parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let bits = Int(parts[1]), bits <= length else {
        return nil
      }
      length = bits
    }
    network = bytes
    prefixLength = length
  }

  /// Whether the block covers every address of its family.
  public var isEverything: Bool { prefixLength == 0 }

  /// Whether `address` lies in the block; an IPv4 address mapped into IPv6 (`::ffff:10.0.0.1`) counts as IPv4.
  public func contains(address: String) -> Bool {
    guard let bytes = Self.bytes(of: address), bytes.count == network.count else { return false }
    let whole = prefixLength / 8
    guard bytes[..<whole] == network[..<whole] else { return false }
    let mask = ~(UInt8.max >> UInt8(prefixLength % 8))
    return mask == 0 || bytes[whole] & mask == network[whole] & mask
  }

  /// 4 or 16 bytes; a zone (`%eth0`) is dropped.
  private static func bytes(of text: String) -> [UInt8]? {
    guard !text.utf8.contains(0) else { return nil }
    let address = String(text.prefix { $0 != "%" })
    var v4 = [UInt8](repeating: 0, count: 4)
    if inet_pton(AF_INET, address, &v4) == 1 { return v4 }
    var v6 = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, address, &v6) == 1 else { return nil }
    let isMapped = v6[..<10].allSatisfy { $0 == 0 } && v6[10] == 255 && v6[11] == 255
    return isMapped ? Array(v6[12...]) : v6
  }
}
