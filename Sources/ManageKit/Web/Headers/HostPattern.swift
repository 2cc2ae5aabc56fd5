/// Which hosts a name stands for: `example.com` itself, `.example.com` its subdomains too.
package struct HostPattern: Sendable, Hashable {
  private let pattern: String

  /// Takes a pattern; case doesn't count in it.
  package init(_ pattern: String) {
    self.pattern = pattern.lowercased()
  }

  /// Whether a host, in small letters, is meant; an empty pattern means none (Django's `is_same_domain`).
  package func matches(_ host: String) -> Bool {
    guard !pattern.isEmpty else { return false }
    return host == pattern || pattern.hasPrefix(".") && (host.hasSuffix(pattern) || host == pattern.dropFirst())
  }
}
