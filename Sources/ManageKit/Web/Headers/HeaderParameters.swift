package import ManageGroundwork

/// A header's value and the parameters behind it: `form-data; name="title"` (RFC 9110, RFC 2231).
package struct HeaderParameters: Sendable {
  /// Longer headers are refused.
  package static let maximumLength = 10_000
  /// More parameters than these are refused.
  private static let maximumParameters = 100
  private static let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))

  /// The part before the first semicolon, in small letters.
  package let value: ClientText
  /// The parameters in order, their names in small letters.
  package private(set) var parameters: [(name: ClientText, value: ClientText)] = []

  /// Reads a header; nil where it has more than `maximumLength` bytes or names an unknown character set.
  package init?(_ header: ClientText, maximumLength: Int? = HeaderParameters.maximumLength) {
    guard header.utf8.count <= maximumLength ?? .max else { return nil }
    let parts = Self.parts(of: Array(header.utf8))
    guard parts.count <= Self.maximumParameters + 1 else { return nil }
    value = Self.lowercased(parts[0].trimmingASCIIWhitespace())
    var extended: [(name: ClientText, bytes: [UInt8])] = []
    for part in parts.dropFirst() {
      let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
      let name = part[..<equals].trimmingASCIIWhitespace()
      let content = Self.unquoted(part[equals...].dropFirst().trimmingASCIIWhitespace())
      guard let star = name.firstIndex(of: UInt8(ascii: "*")) else {
        if !name.isEmpty { set(Self.lowercased(name), content) }
        continue
      }
      let stem = Self.lowercased(name[..<star])
      let known = extended.firstIndex { $0.name.utf8.elementsEqual(stem.utf8) }
      if let known { extended[known].bytes += content } else { extended.append((stem, content)) }
    }
    for (name, bytes) in extended.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      guard let decoded = Self.decoded(bytes) else { return nil }
      set(name, decoded)
    }
  }

  /// The value of a parameter.
  package subscript(name: String) -> ClientText? { parameters.first { $0.name.equals(name) }?.value }

  private mutating func set(_ name: ClientText, _ value: [UInt8]) {
    parameters.removeAll { $0.name.utf8.elementsEqual(name.utf8) }
    parameters.append((name, ClientText(String(decoding: value, as: UTF8.self))))
  }

  /// The parts between semicolons, except those within quotes.
  private static func parts(of header: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var (start, isQuoted, isEscaped) = (0, false, false)
    for (index, byte) in header.enumerated() {
      if byte == UInt8(ascii: ";"), !isQuoted {
        parts.append(header[start..<index])
        start = index + 1
        continue
      }
      if byte == quote, !isEscaped { isQuoted.toggle() }
      isEscaped = byte == backslash && !isEscaped
    }
    return parts + [header[start...]]
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> ClientText {
    ClientText(String(decoding: bytes.map(\.lowercasedASCII), as: UTF8.self))
  }

  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.count > 1, bytes.first == quote, bytes.last == quote else { return Array(bytes) }
    let halved = replacing([backslash, backslash], with: backslash, in: bytes.dropFirst().dropLast())
    return replacing([backslash, quote], with: quote, in: halved[...])
  }

  private static func replacing(_ pair: [UInt8], with byte: UInt8, in bytes: ArraySlice<UInt8>) -> [UInt8] {
    var rest = bytes
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    while let first = rest.first {
      let isPair = rest.starts(with: pair)
      result.append(isPair ? byte : first)
      rest = rest.dropFirst(isPair ? 2 : 1)
    }
    return result
  }

  /// The UTF-8 that `utf-8'en'%c3%a4` stands for; nil for an unknown character set.
  private static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    let parts = bytes.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
    let content = PercentEncoding.decode(parts.count == 3 ? parts[2] : bytes[...])
    switch parts.count == 3 ? (try? lowercased(parts[0]).string(maximumBytes: 20)) : "" {
    case "utf-8", "utf8", "us-ascii", "ascii", "": return content
    case "iso-8859-1", "latin-1", "latin1": return content.flatMap { Array(String(Unicode.Scalar($0)).utf8) }
    default: return nil
    }
  }
}
