import ManageGroundwork

/// Tells web and mail addresses from other words.
enum Address {
  private static let topDomains: Set<String> = ["com", "edu", "gov", "int", "mil", "net", "org"]

  /// Whether it begins with `http://` or `https://` and a name.
  static func hasScheme(_ word: String) -> Bool {
    let lower = word.lowercased()
    guard let scheme = ["http://", "https://"].first(where: { lower.hasPrefix($0) }) else { return false }
    let rest = lower.dropFirst(scheme.count)
    return (rest.hasPrefix("[") ? rest.dropFirst() : rest).unicodeScalars.first.map(ExpressionScanner.isName) ?? false
  }

  /// Whether it begins with `www.`, or is a host of one of the first top-level domains.
  static func isHost(_ word: String) -> Bool {
    let lower = word.lowercased()
    if lower.hasPrefix("www.") { return true }
    guard !lower.hasPrefix("http") else { return false }
    let host = lower.prefix { $0 != "/" }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, let top = labels.last, topDomains.contains(String(top)) else { return false }
    return labels.dropLast().allSatisfy { HostName.isInternationalLabel($0.unicodeScalars) }
  }

  /// Whether it is a mail address.
  static func isMail(_ word: String) -> Bool {
    guard word.unicodeScalars.count <= MailAddress.maximumLength, let at = word.lastIndex(of: "@") else { return false }
    let domain = word[word.index(after: at)...]
    return MailAddress.isDotAtom(word[..<at].unicodeScalars)
      && (isLiteral(domain) || HostName.isInternationalDomain(domain))
  }

  /// Whether it is an IPv4 address in brackets (RFC 5321, section 4.1.3); those of IPv6 have colons, which no word for
  /// a link by mail may have.
  private static func isLiteral(_ domain: Substring) -> Bool {
    guard domain.hasPrefix("["), domain.hasSuffix("]"), domain.utf8.count > 2 else { return false }
    return IPAddress(String(domain.dropFirst().dropLast()))?.isIPv6 == false
  }
}
