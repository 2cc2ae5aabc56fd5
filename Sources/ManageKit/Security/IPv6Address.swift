/// An address of IPv6 (RFC 4291), without a zone.
public struct IPv6Address: Hashable, Sendable {
  /// The eight groups.
  public let groups: [UInt16]

  /// The longest text without the dotted form and a zone.
  public static let maximumLength = 39

  /// Reads an address such as `2001:db8::1` or `::ffff:10.0.0.1`; nil for other text and for longer text.
  public init?(_ text: String, maximumLength: Int = IPv6Address.maximumLength) {
    guard text.unicodeScalars.count <= maximumLength, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    var parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, let last = parts.popLast() else { return nil }
    if last.contains(".") {
      guard let dotted = Self.groups(ofDotted: last) else { return nil }
      parts += dotted
    } else {
      parts.append(last)
    }
    guard let groups = Self.groups(of: parts) else { return nil }
    self.groups = groups
  }

  private static func groups(ofDotted text: Substring) -> [Substring]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { part in
      part.utf8.allSatisfy { (48...57).contains($0) } && (part.count == 1 || part.first != "0") ? UInt8(part) : nil
    }
    guard parts.count == 4, bytes.count == 4 else { return nil }
    return [0, 2].map { Substring(String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)) }
  }

  private static func groups(of parts: [Substring]) -> [UInt16]? {
    let gaps = parts.indices.dropFirst().dropLast().filter { parts[$0].isEmpty }
    guard gaps.count <= 1, parts.count <= 9 else { return nil }
    guard let gap = gaps.first else { return parts.count == 8 ? numbers(parts[...]) : nil }
    let head = parts[..<gap] == [""] ? [] : parts[..<gap]
    let tail = parts[(gap + 1)...] == [""] ? [] : parts[(gap + 1)...]
    guard head.count + tail.count < 8, let first = numbers(head), let rest = numbers(tail) else { return nil }
    return first + [UInt16](repeating: 0, count: 8 - first.count - rest.count) + rest
  }

  private static func numbers(_ parts: ArraySlice<Substring>) -> [UInt16]? {
    let numbers = parts.compactMap { part in
      (1...4).contains(part.count) && part.first != "+" && part.first != "-" ? UInt16(part, radix: 16) : nil
    }
    return numbers.count == parts.count ? numbers : nil
  }

  /// The IPv4 address that is mapped into this one, if one is: `10.0.0.1` for `::ffff:10.0.0.1`.
  public var mappedIPv4: String? {
    guard groups[..<5].allSatisfy({ $0 == 0 }), groups[5] == 0xFFFF else { return nil }
    return groups[6...].flatMap { [$0 >> 8, $0 & 0xFF] }.map { String($0) }.joined(separator: ".")
  }
}

extension IPv6Address: CustomStringConvertible {
  /// The shortest form (RFC 5952): small letters, no leading zeros, the longest run of zeros as `::`.
  public var description: String {
    if let mappedIPv4 { return "::ffff:" + mappedIPv4 }
    guard let gap = longestZeros else { return Self.text(groups[...]) }
    return Self.text(groups[..<gap.lowerBound]) + "::" + Self.text(groups[gap.upperBound...])
  }

  private static func text(_ groups: ArraySlice<UInt16>) -> String {
    groups.map { String($0, radix: 16) }.joined(separator: ":")
  }

  private var longestZeros: Range<Int>? {
    var longest = 0..<0
    var start = 0
    for index in groups.indices {
      if groups[index] != 0 {
        start = index + 1
      } else if index + 1 - start > longest.count {
        longest = start..<index + 1
      }
    }
    return longest.count > 1 ? longest : nil
  }
}
