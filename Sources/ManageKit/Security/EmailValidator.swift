import ManageGroundwork

/// Django's rule for e-mail addresses: RFC 5321 without comments, plus letters of any script in the domain.
public struct EmailValidator: Sendable {
  private let allowlist: Set<String>

  /// A validator that takes, besides proper domains, those of `allowlist`.
  public init(allowlist: Set<String> = ["localhost"]) {
    self.allowlist = allowlist
  }

  /// Lower-cases the domain, which isn't case-sensitive, and strips white space: Django's `normalize_email`.
  public static func normalize(_ email: String) -> String {
    let scalars = email.trimmingPythonWhitespace().unicodeScalars
    guard let at = scalars.lastIndex(of: "@") else { return email }
    return String(scalars[...at]) + String(scalars[scalars.index(after: at)...]).lowercased()
  }

  /// Throws `invalid`.
  public func validate(_ email: String) throws(InvalidValue) {
    let scalars = email.unicodeScalars
    guard
      scalars.count <= MailAddress.maximumLength,
      let at = scalars.lastIndex(of: "@"),
      Self.isLocalPart(Array(scalars[..<at])),
      isDomain(scalars[scalars.index(after: at)...])
    else { throw InvalidValue(code: "invalid", message: "Enter a valid email address.") }
  }

  // MARK: - Before the @

  /// Whether it can stand before the `@`.
  static func isLocalPart(_ scalars: [Unicode.Scalar]) -> Bool {
    MailAddress.isDotAtom(scalars) || isQuotedString(scalars)
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
    let domain = String(scalars)
    return allowlist.contains(domain) || HostName.isInternationalDomain(domain) || Self.isAddressLiteral(scalars)
  }

  /// `[192.0.2.1]` or `[2001:db8::1]`
  private static func isAddressLiteral(_ scalars: Substring.UnicodeScalarView) -> Bool {
    guard scalars.first == "[", scalars.last == "]" else { return false }
    let address = scalars.dropFirst().dropLast()
    guard address.allSatisfy({ $0 == "." || $0 == ":" || $0.properties.isASCIIHexDigit }) else { return false }
    return IPAddress(String(address)) != nil
  }
}
