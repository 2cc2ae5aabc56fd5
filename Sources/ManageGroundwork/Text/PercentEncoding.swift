/// Percent-encoding of URLs (RFC 3986, section 2.1), byte by byte.
package struct PercentEncoding: Sendable {
  /// All but RFC 3986's unreserved characters.
  package static let component = PercentEncoding()

  /// The same, and slashes stay.
  package static let path = PercentEncoding(keeping: "/")

  /// A file's path, as Django's `filepath_to_uri` has it: `+` is encoded, which S3 takes for a blank.
  package static let file = PercentEncoding(keeping: "/~!*()'")

  /// For URIs of what may hold other characters; what is encoded already stays (RFC 3987, section 3.1; Django's
  /// `iri_to_uri`).
  package static let iri = PercentEncoding(keeping: "/#%[]=:;$&()+,!?*@'")

  /// For the bytes beyond ASCII alone.
  package static let beyondASCII = PercentEncoding(keeping: String(decoding: UInt8.zero..<0x80, as: UTF8.self))

  private static let digits = Array("0123456789ABCDEF".utf8)

  /// As forms encode (Python's `quote_plus`).
  package static let form = PercentEncoding(plusIsSpace: true)

  private let isKept: [Bool]
  private let plusIsSpace: Bool

  /// Keeps letters, digits, `-._~` and these characters of ASCII, as Python's `quote` does; spaces may become `+`.
  package init(keeping characters: String = "", plusIsSpace: Bool = false) {
    let kept = Set("-._~".utf8).union(characters.utf8.filter { $0 < 0x80 })
    isKept = (0...UInt8.max).map { $0.isASCIIAlphanumeric || kept.contains($0) }
    self.plusIsSpace = plusIsSpace
  }

  /// Keeps all but these characters of ASCII.
  package init(encoding characters: String) {
    let encoded = Set(characters.utf8)
    isKept = (0...UInt8.max).map { !encoded.contains($0) }
    plusIsSpace = false
  }

  package func encode(_ text: some StringProtocol) -> String {
    encode(text.utf8)
  }

  package func encode(_ bytes: some Collection<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      if isKept[Int(byte)] {
        result.append(byte)
      } else if plusIsSpace, byte == UInt8(ascii: " ") {
        result.append(UInt8(ascii: "+"))
      } else {
        result += [UInt8(ascii: "%"), Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
