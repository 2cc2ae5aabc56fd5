import Foundation

/// A header's value and the parameters behind it: `form-data; name="title"` (RFC 9110, RFC 2231).
public struct HeaderParameters: Sendable, Equatable {
  /// Longer headers are refused.
  public static let maximumLength = 10_000

  /// The part before the first semicolon, in small letters.
  public var value = ""
  /// The parameters in order.
  public var parameters: [(name: String, value: String)] = []

  /// Reads a header; nil where it is too long or names an unknown character set.
  public init?(_ line: String, maximumLength: Int? = HeaderParameters.maximumLength) {
    guard line.unicodeScalars.count <= maximumLength ?? .max else { return nil }
    let parts = Self.parts(of: line)
    value = HeaderValue.trimmed(parts[0]).lowercased()
    var extended: [String: String] = [:]
    for part in parts.dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(HeaderValue.trimmed)
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
  public subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// Two headers are equal where the value and all parameters are.
  public static func == (left: HeaderParameters, right: HeaderParameters) -> Bool {
    left.value == right.value && left.parameters.elementsEqual(right.parameters) { $0 == $1 }
  }

  private mutating func set(_ name: String, _ value: String) {
    parameters.removeAll { $0.name == name }
    parameters.append((name, value))
  }

  /// The parts between semicolons, except those within quotes.
  private static func parts(of line: String) -> [String] {
    var parts = [""]
    var isQuoted = false
    var isEscaped = false
    for character in line {
      if character == ";", !isQuoted {
        parts.append("")
        continue
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && !isEscaped
      parts[parts.count - 1].append(character)
    }
    return parts
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast()).replacingOccurrences(of: "\\\\", with: "\\")
      .replacingOccurrences(of: "\\\"", with: "\"")
  }

  /// `utf-8'en'%c3%a4` as text; nil for an unknown character set.
  private static func decoded(_ text: String) -> String? {
    let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return String(decoding: bytes(of: text), as: UTF8.self) }
    switch parts[0].lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii", "": return String(decoding: bytes(of: parts[2]), as: UTF8.self)
    case "iso-8859-1", "latin-1", "latin1":
      return String(String.UnicodeScalarView(bytes(of: parts[2]).map { Unicode.Scalar($0) }))
    default: return nil
    }
  }

  private static func bytes(of text: some StringProtocol) -> [UInt8] {
    var rest = Array(text.utf8)[...]
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}
