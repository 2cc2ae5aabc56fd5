import Foundation

/// The parts of a URL, as Python's `urlsplit()` cuts it, and as browsers do (WHATWG URL).
package struct SplitURL: Sendable, Equatable {
  /// In small letters.
  package var scheme = ""
  /// The host with its port and user.
  package var authority = ""
  package var path = ""
  package var query = ""
  package var fragment = ""

  /// Nil where the brackets of an address don't match or hold none, or the host holds what becomes a separator.
  package init?(_ url: String) {
    let kept = url.unicodeScalars.drop { $0.value <= 0x20 }.filter { !"\t\r\n".unicodeScalars.contains($0) }
    var rest = Array(kept)[...]
    if let colon = rest.firstIndex(of: ":"), Self.isScheme(rest[..<colon]) {
      scheme = Self.text(rest[..<colon]).lowercased()
      rest = rest[(colon + 1)...]
    }
    if rest.starts(with: "//".unicodeScalars) {
      let host = rest.dropFirst(2).prefix { !"/?#".unicodeScalars.contains($0) }
      guard Self.isAuthority(host) else { return nil }
      authority = Self.text(host)
      rest = rest[host.endIndex...]
    }
    fragment = Self.cut(&rest, at: "#")
    query = Self.cut(&rest, at: "?")
    path = Self.text(rest)
  }

  private static func isScheme(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = text.first, first.isASCII, first.properties.isAlphabetic else { return false }
    return text.allSatisfy { $0.isASCIIAlphanumeric || "+-.".unicodeScalars.contains($0) }
  }

  private static func isAuthority(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard text.contains("[") == text.contains("]") else { return false }
    if let open = text.firstIndex(of: "["), let close = text.firstIndex(of: "]") {
      guard open < close else { return false }
      let address = Self.text(text[(open + 1)..<close])
      guard IPAddress(address)?.isIPv6 == true || address.hasPrefix("v") else { return false }
    }
    guard !text.allSatisfy(\.isASCII) else { return true }
    return !Self.text(text).precomposedStringWithCompatibilityMapping.unicodeScalars
      .contains { "/?#".unicodeScalars.contains($0) }
  }

  /// Takes what stands behind a mark off the end.
  private static func cut(_ text: inout ArraySlice<Unicode.Scalar>, at mark: Unicode.Scalar) -> String {
    guard let index = text.firstIndex(of: mark) else { return "" }
    defer { text = text[..<index] }
    return Self.text(text[(index + 1)...])
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
