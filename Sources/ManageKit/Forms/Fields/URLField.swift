import ManageGroundwork
public import ManageTemplateEngine

/// A URL; one without a scheme gets the one that is assumed.
public struct URLField: TextField {
  public typealias Value = String

  public var options = FieldOptions()
  public var text: TextOptions
  /// The scheme of an address that was typed without one.
  public var assumedScheme: String

  /// An `http`, `https`, `ftp` or `ftps` URL.
  public init(minimumLength: Int? = nil, maximumLength: Int? = nil, assumedScheme: String = "https") {
    text = TextOptions(minimumLength: minimumLength, maximumLength: maximumLength)
    self.assumedScheme = assumedScheme
  }

  public var defaultWidget: any Widget { TextInput(.url) }
  public var messages: [String: TranslatableText] { ["invalid": "Enter a valid URL."] }
  public var formatValidators: [FormValidator] { [.url()] }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) -> TemplateValue {
    guard case .string(let url) = stripped(raw), !url.isEmpty else { return stripped(raw) }
    return .string(hasScheme(url) ? url : assumedScheme + (url.utf8.starts(with: "//".utf8) ? ":" : "://") + url)
  }

  private func hasScheme(_ url: String) -> Bool {
    guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")), let first = url.utf8.first else { return false }
    return first.isASCIILetter && !url.utf8[..<colon].contains(UInt8(ascii: "/"))
  }
}

/// An IPv4 or IPv6 address.
public struct GenericIPAddressField: TextField {
  public typealias Value = IPAddress

  public var options = FieldOptions()
  public var text: TextOptions
  /// The versions that it takes.
  public var kind: FormValidator.AddressKind
  /// Whether an IPv4 address within one of IPv6 is taken for the former.
  public var unpacksIPv4: Bool

  /// An address of one version, or of both.
  public init(_ kind: FormValidator.AddressKind = .both, unpacksIPv4: Bool = false, maximumLength: Int? = 39) {
    self.kind = kind
    self.unpacksIPv4 = unpacksIPv4
    text = TextOptions(maximumLength: maximumLength)
  }

  public var formatValidators: [FormValidator] { [.ipAddress(kind)] }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    guard !raw.isEmptyValue else { return .string("") }
    let address = raw.text.trimmingPythonWhitespace()
    guard address.utf8.contains(UInt8(ascii: ":")) else { return .string(address) }
    let isShort = address.utf8.count <= min(text.maximumLength ?? 39, FormInput.longestToken)
    guard isShort, let address = IPAddress(zoned: address), address.isIPv6 else {
      throw InvalidValues(InvalidValue(code: "invalid", message: "This is not a valid IPv6 address."))
    }
    return .string((unpacksIPv4 ? address.mappedIPv4 ?? address : address).description)
  }

  public func value(of cleaned: TemplateValue) -> IPAddress? { IPAddress(cleaned.text) }
}
