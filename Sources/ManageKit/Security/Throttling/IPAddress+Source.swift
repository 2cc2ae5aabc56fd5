import ManageGroundwork

extension IPAddress {
  /// The part of an address that one sender can't change at will: all of IPv4, the network of 64 bits of IPv6 (RFC
  /// 6177); a text that isn't an address is itself.
  static func source(of address: String) -> String {
    guard let parsed = IPAddress(address) else { return address }
    let plain = parsed.mappedIPv4 ?? parsed
    return plain.isIPv6 ? "\(plain.network(ofBits: 64))" : "\(plain)"
  }
}
