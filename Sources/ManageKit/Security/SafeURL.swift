import ManageGroundwork

/// Tells addresses of this site from those that lead elsewhere (Django's `url_has_allowed_host_and_scheme`).
public enum SafeURL {
  /// More than this no browser sends.
  static let maximumLength = 2048

  /// Whether an address leads to one of these hosts, or names none, and by `http` or `https`.
  ///
  /// Backslashes count as slashes too, as browsers read them.
  public static func isAllowed(_ url: String, hosts: Set<String>, requiresHTTPS: Bool = false) -> Bool {
    let trimmed = url.trimmingWhitespace()
    let slashed = trimmed.unicodeScalars.map { $0 == "\\" ? "/" : $0 }
    return !trimmed.isEmpty
      && [trimmed, String(String.UnicodeScalarView(slashed))].allSatisfy {
        isAllowedAsWritten($0, hosts, requiresHTTPS)
      }
  }

  /// The same path, which no browser takes for the address of another host: a second slash at the front is escaped.
  public static func escapingLeadingSlashes(_ path: String) -> String {
    path.utf8.starts(with: "//".utf8) ? "/%2F" + path.unicodeScalars.dropFirst(2).map(String.init).joined() : path
  }

  private static func isAllowedAsWritten(_ url: String, _ hosts: Set<String>, _ requiresHTTPS: Bool) -> Bool {
    guard !url.utf8.starts(with: "///".utf8), url.unicodeScalars.count <= maximumLength, let parts = SplitURL(url),
      !(parts.authority.isEmpty && !parts.scheme.isEmpty), let first = url.unicodeScalars.first, !isControl(first)
    else { return false }
    let scheme = parts.scheme.isEmpty && !parts.authority.isEmpty ? "http" : parts.scheme
    return (parts.authority.isEmpty || hosts.contains(parts.authority))
      && (scheme.isEmpty || scheme == "https" || scheme == "http" && !requiresHTTPS)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }
}
