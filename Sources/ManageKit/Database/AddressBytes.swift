#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An IP address as PostgreSQL orders them: IPv4 before IPv6, and each by its bytes.
struct AddressBytes: Comparable {
  private let bytes: [UInt8]

  /// Nil for what isn't an address.
  init?(_ text: String) {
    guard !text.utf8.contains(0) else { return nil }
    var address = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &address) == 1 {
      bytes = Array(address[..<4])
    } else if inet_pton(AF_INET6, text, &address) == 1 {
      bytes = address
    } else {
      return nil
    }
  }

  static func < (left: AddressBytes, right: AddressBytes) -> Bool {
    left.bytes.count == right.bytes.count
      ? left.bytes.lexicographicallyPrecedes(right.bytes) : left.bytes.count < right.bytes.count
  }
}
