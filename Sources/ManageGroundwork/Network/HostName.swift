/// Names of hosts.
package enum HostName {
  /// A label's greatest length (RFC 1034, section 3.1).
  private static let labelLengths = 1...63

  /// Whether DNS can hold the name; underscores are allowed, as servers within a network have them.
  package static func isValid(_ text: some StringProtocol) -> Bool {
    text.utf8.count <= 253
      && Substring(text).utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
        label in
        labelLengths.contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
          && label.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
      }
  }

  /// Whether it is a domain with letters of any script and at least two labels, the last of which is a top-level domain
  /// (Django's `DomainNameValidator`).
  package static func isInternationalDomain(_ text: some StringProtocol) -> Bool {
    let labels = Substring(text).unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last else { return false }
    return labels.allSatisfy(isInternationalLabel) && isTopLevel(last)
  }

  /// Whether a label has nothing but letters of any script, digits and, within it, hyphens.
  package static func isInternationalLabel(_ label: Substring.UnicodeScalarView) -> Bool {
    labelLengths.contains(label.count) && label.first != "-" && label.last != "-"
      && label.allSatisfy { $0 == "-" || $0.isASCIIAlphanumeric || ("\u{A1}"..."\u{FFFF}").contains($0) }
  }

  private static func isTopLevel(_ label: Substring.UnicodeScalarView) -> Bool {
    let isName = label.count >= 2 && !label.contains { ("0"..."9").contains($0) }
    let isPunycode = label.count > 4 && String(label.prefix(4)).lowercased() == "xn--"
    return isName || (isPunycode && label.dropFirst(4).allSatisfy { $0.isASCII && $0 != "-" })
  }
}
