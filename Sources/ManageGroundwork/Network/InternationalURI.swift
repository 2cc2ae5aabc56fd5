/// URIs as people read them (RFC 3987).
package enum InternationalURI {
  /// The characters that a URI stands for, as far as they're unreserved or beyond ASCII (section 3.2; Django's
  /// `uri_to_iri`).
  package static func iri(_ uri: String) -> String {
    recodingBroken(
      PercentEncoding.decode(uri.utf8) { $0 >= 0x80 || $0.isASCIIAlphanumeric || "-._~".utf8.contains($0) })
  }

  /// Text of bytes, with those encoded again that are no UTF-8.
  package static func recodingBroken(_ bytes: [UInt8]) -> String {
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    var result = String.UnicodeScalarView()
    var rest = bytes[...]
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        result.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      case .emptyInput: return String(result)
      case .error:
        let count = brokenLength(rest)
        result.append(contentsOf: PercentEncoding.component.encode(rest.prefix(count)).unicodeScalars)
        rest = rest.dropFirst(count)
        iterator = Array(rest).makeIterator()
        decoder = UTF8()
      }
    }
  }

  /// How many of the first bytes begin a character that isn't ended.
  private static func brokenLength(_ bytes: ArraySlice<UInt8>) -> Int {
    for count in stride(from: min(3, bytes.count), to: 1, by: -1) {
      let start = Array(bytes.prefix(count))
      for tail in [[UInt8](repeating: 0x80, count: 4 - count), [UInt8](repeating: 0x80, count: 3 - count)]
      where String(validating: start + tail, as: UTF8.self) != nil { return count }
    }
    return 1
  }
}
