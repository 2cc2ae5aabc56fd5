import ManageGroundwork
import ManageTemplateEngine

extension FormValidator {
  /// The versions of the Internet protocol.
  public enum AddressKind: Sendable { case ipv4, ipv6, both }

  /// IP addresses (Django's `validate_ipv46_address` and its like).
  public static func ipAddress(_ kind: AddressKind = .both) -> FormValidator {
    FormValidator { value in
      let address = value.text.utf8.count <= 39 ? IPAddress(zoned: value.text) : nil
      let (isRight, name) =
        switch kind {
        case .ipv4: (address?.isIPv6 == false, "IPv4" as TranslatableText)
        case .ipv6: (address?.isIPv6 == true, "IPv6")
        case .both: (address != nil, "IPv4 or IPv6")
        }
      guard !isRight else { return nil }
      let message = TranslatableText("Enter a valid %(protocol)s address.", ["protocol": name, "value": value])
      return InvalidValue(code: "invalid", message: message)
    }
  }

  /// Domains with letters of any script, or of ASCII alone (Django's `DomainNameValidator`).
  public static func domainName(isInternational: Bool = true) -> FormValidator {
    FormValidator { value in
      var name = value.text[...]
      let mistake = InvalidValue.about(value, code: "invalid", "Enter a valid domain name.")
      guard name.utf8.count <= 1020, name.unicodeScalars.count <= 255 else { return mistake }
      guard isInternational || name.utf8.allSatisfy({ $0 < 0x80 }) else { return mistake }
      if name.utf8.last == UInt8(ascii: ".") { name = Substring(name.unicodeScalars.dropLast()) }
      return HostName.isInternationalDomain(name) ? nil : mistake
    }
  }

  /// The most code points of a URL.
  private static let longestURL = 2048

  /// URLs of these schemes (Django's `URLValidator`).
  public static func url(schemes: [String] = ["http", "https", "ftp", "ftps"]) -> FormValidator {
    FormValidator { value in
      guard case .string(let text) = value.unsafeText, URLShape(text, schemes: schemes, limit: longestURL) != nil else {
        return .about(value, code: "invalid", "Enter a valid URL.")
      }
      return nil
    }
  }
}

extension IPAddress {
  /// Reads an address; the zone of one of IPv6 (RFC 4007), as in `fe80::1%eth0`, is left out.
  init?(zoned text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false)
    guard parts.count <= 2, let last = parts.last, !last.isEmpty, let address = IPAddress(String(Substring(parts[0]))),
      parts.count == 1 || address.isIPv6
    else { return nil }
    self = address
  }
}

extension TemplateValue {
  /// A text, safe or not, as a plain one.
  var unsafeText: TemplateValue { if case .safe(let text) = self { .string(text) } else { self } }
}
