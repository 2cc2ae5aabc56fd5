import Foundation
import ManageGroundwork

/// A header's value and the parameters behind it: `form-data; name="title"` (RFC 9110, RFC 2231).
package struct HeaderParameters: Sendable, Equatable {
  /// Longer headers are refused.
  package static let maximumLength = 10_000
  /// More parameters than these are refused.
  private static let maximumParameters = 100
  private static let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))

  /// The part before the first semicolon, in small letters.
  package var value = ""
  /// The parameters in order.
  package var parameters: [(name: String, value: String)] = []

  /// Reads a header; nil where it is too long or names an unknown character set.
  package init?(_ line: String, maximumLength: Int? = HeaderParameters.maximumLength) {
    guard line.unicodeScalars.count <= maximumLength ?? .max else { return nil }
    let parts = Self.parts(of: line)
    guard parts.count <= Self.maximumParameters + 1 else { return nil }
    value = parts[0].trimmingPythonWhitespace().lowercased()
    var extended: [String: String] = [:]
    for part in parts.dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        $0.trimmingPythonWhitespace()
      }
      let (name, text) = (sides[0].lowercased(), Self.unquoted(sides.count > 1 ? sides[1] : ""))
      guard !name.isEmpty else { continue }
      if let star = name.firstIndex(of: "*") {
        extended[String(name[..<star]), default: ""] += text
      } else {
        set(name, text)
      }
    }
    for (name, text) in extended.sorted(by: { $0.key < $1.key }) {
      guard let decoded = Self.decoded(text) else { return nil }
      set(name, decoded)
    }
  }

  /// The value of a parameter.
  package subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// Two headers are equal where the value and all parameters are.
  package static func == (left: HeaderParameters, right: HeaderParameters) -> Bool {
    left.value == right.value && left.parameters.elementsEqual(right.parameters) { $0 == $1 }
  }

  private mutating func set(_ name: String, _ value: String) {
    parameters.removeAll { $0.name.utf8.elementsEqual(name.utf8) }
    parameters.append((name, value))
  }

  /// The parts between semicolons, except those within quotes.
  private static func parts(of line: String) -> [String] {
    var parts = [String.UnicodeScalarView()]
    var isQuoted = false
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if scalar == ";", !isQuoted {
        parts.append(String.UnicodeScalarView())
        continue
      }
      if scalar == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = scalar == "\\" && !isEscaped
      parts[parts.count - 1].append(scalar)
    }
    return parts.map { String($0) }
  }

  private static func unquoted(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count > 1, bytes.first == quote, bytes.last == quote else { return text }
    let halved = replacing([backslash, backslash], with: backslash, in: bytes.dropFirst().dropLast())
    return String(decoding: replacing([backslash, quote], with: quote, in: halved[...]), as: UTF8.self)
  }

  private static func replacing(_ pair: [UInt8], with byte: UInt8, in bytes: ArraySlice<UInt8>) -> [UInt8] {
    var rest = bytes
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    while let first = rest.first {
      let isPair = rest.prefix(2).elementsEqual(pair)
      result.append(isPair ? byte : first)
      rest = rest.dropFirst(isPair ? 2 : 1)
    }
    return result
  }

  /// `utf-8'en'%c3%a4` as text; nil for an unknown character set.
  private static func decoded(_ text: String) -> String? {
    let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    let bytes = PercentEncoding.decode(parts.count == 3 ? parts[2].utf8 : text[...].utf8)
    switch parts.count == 3 ? parts[0].lowercased() : "" {
    case "utf-8", "utf8", "us-ascii", "ascii", "": return String(decoding: bytes, as: UTF8.self)
    case "iso-8859-1", "latin-1", "latin1": return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    default: return nil
    }
  }
}
