import Foundation

/// Tells addresses of this site from those that lead elsewhere (Django's `url_has_allowed_host_and_scheme`).
public enum SafeURL {
  /// More than this no browser sends.
  private static let maximumLength = 2048

  /// Whether an address leads to one of these hosts, or names none, and by `http` or `https`.
  ///
  /// Backslashes count as slashes too, as browsers read them.
  public static func isAllowed(_ url: String, hosts: Set<String>, requiresHTTPS: Bool = false) -> Bool {
    let scalars = Array(url.unicodeScalars.trimmingPrefix { $0.properties.isWhitespace })
    guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return false }
    let trimmed = Array(scalars[...last])
    return [trimmed, trimmed.map { $0 == "\\" ? "/" : $0 }].allSatisfy {
      isAllowedAsWritten($0, hosts, requiresHTTPS)
    }
  }

  /// The same path, which no browser takes for the address of another host: a second slash at the front is escaped.
  public static func escapingLeadingSlashes(_ path: String) -> String {
    path.utf8.starts(with: "//".utf8) ? "/%2F" + path.unicodeScalars.dropFirst(2).map(String.init).joined() : path
  }

  private static func isAllowedAsWritten(_ url: [Unicode.Scalar], _ hosts: Set<String>, _ requiresHTTPS: Bool) -> Bool {
    guard !url.starts(with: "///".unicodeScalars), url.count <= maximumLength, let parts = Parts(url),
      !(parts.host.isEmpty && !parts.scheme.isEmpty), let first = url.first, !isControl(first)
    else { return false }
    let scheme = parts.scheme.isEmpty && !parts.host.isEmpty ? "http" : parts.scheme
    return (parts.host.isEmpty || hosts.contains(parts.host))
      && (scheme.isEmpty || scheme == "https" || scheme == "http" && !requiresHTTPS)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }

  /// The scheme and the host with its port, as Python's `urlsplit` finds them.
  private struct Parts {
    var scheme = ""
    var host = ""

    /// Nil where the brackets of an address don't match, or the host holds what becomes a separator.
    init?(_ url: [Unicode.Scalar]) {
      var rest = url.drop { $0.value <= 0x20 }.filter { !"\t\r\n".unicodeScalars.contains($0) }[...]
      if let colon = rest.firstIndex(of: ":"), Self.isScheme(rest[..<colon]) {
        scheme = rest[..<colon].map(String.init).joined().lowercased()
        rest = rest[(colon + 1)...]
      }
      guard rest.starts(with: "//".unicodeScalars) else { return }
      let authority = rest.dropFirst(2).prefix { !"/?#".unicodeScalars.contains($0) }
      host = authority.map(String.init).joined()
      guard authority.contains("[") == authority.contains("]") else { return nil }
      if let open = authority.firstIndex(of: "["), let close = authority.firstIndex(of: "]") {
        guard open < close else { return nil }
        let address = authority[(open + 1)..<close].map(String.init).joined()
        guard IPv6Address(address) != nil || address.hasPrefix("v") else { return nil }
      }
      let normalized = host.precomposedStringWithCompatibilityMapping
      guard host.utf8.allSatisfy({ $0 < 0x80 }) || !normalized.contains(where: { "/?#".contains($0) }) else {
        return nil
      }
    }

    private static func isScheme(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
      guard let first = text.first, first.isASCII, first.properties.isAlphabetic else { return false }
      return text.allSatisfy { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789+-.".unicodeScalars.contains(scalar))
      }
    }
  }
}
