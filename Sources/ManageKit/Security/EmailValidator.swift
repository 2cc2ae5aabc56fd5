#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Django's rule for e-mail addresses: RFC 5321 without comments, plus letters of any script in the domain.
public struct EmailValidator: Sendable {
  private static let maxLength = 320

  private let allowlist: Set<String>

  /// A validator that takes, besides proper domains, those of `allowlist`.
  public init(allowlist: Set<String> = ["localhost"]) {
    self.allowlist = allowlist
  }

  /// Lower-cases the domain, which isn't case-sensitive, and strips white space: Django's `normalize_email`.
  public static func normalize(_ email: String) -> String {
    let scalars = email.strippingWhitespace.unicodeScalars
    guard let at = scalars.lastIndex(of: "@") else { return email }
    return String(scalars[...at]) + String(scalars[scalars.index(after: at)...]).lowercased()
  }

  /// Throws `invalid`.
  public func validate(_ email: String) throws(InvalidValue) {
    let scalars = email.unicodeScalars
    guard
      scalars.count <= Self.maxLength,
      let at = scalars.lastIndex(of: "@"),
      Self.isLocalPart(Array(scalars[..<at])),
      isDomain(scalars[scalars.index(after: at)...])
    else { throw InvalidValue(code: "invalid", message: "Enter a valid email address.") }
  }

  // MARK: - Before the @

  private static func isLocalPart(_ scalars: [Unicode.Scalar]) -> Bool {
    let atoms = scalars.split(separator: ".", omittingEmptySubsequences: false)
    let isDotAtom = atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomCharacter) }
    return isDotAtom || isQuotedString(scalars)
  }

  private static func isAtomCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: "-!#$%&'*+/=?^_`{}|~".unicodeScalars.contains(scalar)
    }
  }

  private static func isQuotedString(_ scalars: [Unicode.Scalar]) -> Bool {
    guard scalars.count >= 2, scalars.first == "\"", scalars.last == "\"" else { return false }
    var isEscaped = false
    for scalar in scalars.dropFirst().dropLast() {
      let isAllowed = isEscaped ? isEscapable(scalar) : scalar == "\\" || isQuotable(scalar)
      guard isAllowed else { return false }
      isEscaped = !isEscaped && scalar == "\\"
    }
    return !isEscaped
  }

  private static func isQuotable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x01...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x21, 0x23...0x5B, 0x5D...0x7F: true
    default: false
    }
  }

  private static func isEscapable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x01...0x09, 0x0B, 0x0C, 0x0E...0x7F: true
    default: false
    }
  }

  // MARK: - After the @

  private func isDomain(_ scalars: Substring.UnicodeScalarView) -> Bool {
    allowlist.contains(String(scalars)) || Self.isDomainName(scalars) || Self.isAddressLiteral(scalars)
  }

  private static func isDomainName(_ scalars: Substring.UnicodeScalarView) -> Bool {
    let labels = scalars.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last else { return false }
    return labels.allSatisfy(isLabel) && isTopLevel(last)
  }

  private static func isLabel(_ label: Substring.UnicodeScalarView) -> Bool {
    (1...63).contains(label.count) && label.first != "-" && label.last != "-"
      && label.allSatisfy { $0 == "-" || isDigit($0) || isLetter($0) }
  }

  private static func isTopLevel(_ label: Substring.UnicodeScalarView) -> Bool {
    let isName = label.count >= 2 && !label.contains(where: isDigit)
    let isPunycode = label.count > 4 && String(label.prefix(4)).lowercased() == "xn--"
    return isName || (isPunycode && label.dropFirst(4).allSatisfy { $0.isASCII && $0 != "-" })
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "\u{A1}"..."\u{FFFF}": true
    default: false
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  /// `[192.0.2.1]` or `[2001:db8::1]`
  private static func isAddressLiteral(_ scalars: Substring.UnicodeScalarView) -> Bool {
    guard scalars.first == "[", scalars.last == "]" else { return false }
    let address = scalars.dropFirst().dropLast()
    guard address.allSatisfy({ $0 == "." || $0 == ":" || $0.properties.isASCIIHexDigit }) else { return false }
    var storage = in6_addr()
    return inet_pton(AF_INET, String(address), &storage) == 1 || inet_pton(AF_INET6, String(address), &storage) == 1
  }
}
