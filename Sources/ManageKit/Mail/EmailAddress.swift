import ManageGroundwork

/// An address for mail, with the name of its owner (RFC 5322, section 3.4).
///
///     EmailAddress("minsu@example.com", name: "김민수")
public struct EmailAddress: Sendable, Hashable, Codable {
  /// The address. Its domain may have letters of any script; the part before the `@` must be ASCII.
  public var address: String
  /// The name that readers see, or nothing.
  public var name: String

  /// An address; whether it is one is found out when a message is written or sent.
  public init(_ address: String, name: String = "") {
    self.address = address
    self.name = name
  }
}

extension EmailAddress: CustomStringConvertible {
  /// `minsu@example.com`, or `김민수 <minsu@example.com>`.
  public var description: String { name.isEmpty ? address : "\(name) <\(address)>" }
}

extension EmailAddress {
  /// The address as SMTP takes it, the domain in Punycode: `김@한국.kr` isn't one, `kim@한국.kr` is
  /// `kim@xn--3e0b707e.kr`.
  ///
  /// - Parameter field: the header that names it, for errors.
  func ascii(in field: String) throws(EmailError) -> String {
    try HeaderText.check(address, in: field)
    let scalars = address.unicodeScalars
    guard let at = scalars.lastIndex(of: "@") else { throw .invalidAddress(field: field) }
    let local = Array(scalars[..<at])
    guard local.allSatisfy(\.isASCII) else { throw .localPartNotASCII(field: field) }
    guard local.count <= Self.longestLocalPart, EmailValidator.isLocalPart(local), !local.contains(where: \.isControl),
      let domain = Self.ascii(domain: String(scalars[scalars.index(after: at)...]))
    else { throw .invalidAddress(field: field) }
    return String(String.UnicodeScalarView(local)) + "@" + domain
  }

  /// RFC 5321, section 4.5.3.1.1.
  private static let longestLocalPart = 64

  /// The domain of the address, in Punycode; nil where it isn't one.
  var asciiDomain: String? {
    let scalars = address.unicodeScalars
    return scalars.lastIndex(of: "@").flatMap { Self.ascii(domain: String(scalars[scalars.index(after: $0)...])) }
  }

  private static func ascii(domain: String) -> String? {
    if domain.hasPrefix("["), domain.hasSuffix("]"), let address = IPAddress(String(domain.dropFirst().dropLast())) {
      return address.isIPv6 ? "[IPv6:\(address)]" : "[\(address)]"
    }
    return InternationalDomain.ascii(domain)
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || value == 0x7F }
}
