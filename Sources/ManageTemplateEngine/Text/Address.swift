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
    return labels.dropLast().allSatisfy(isLabel)
  }

  /// Whether it is a mail address.
  static func isMail(_ word: String) -> Bool {
    guard word.unicodeScalars.count <= 320, let at = word.lastIndex(of: "@") else { return false }
    let domain = word[word.index(after: at)...]
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    let atoms = word[..<at].split(separator: ".", omittingEmptySubsequences: false)
    guard atoms.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy(isAtom) }) else { return false }
    if isLiteral(domain) { return true }
    guard labels.count > 1, let top = labels.last, isTop(top) else { return false }
    return labels.dropLast().allSatisfy(isLabel)
  }

  /// Whether it is an IPv4 address in brackets (RFC 5321, section 4.1.3); those of IPv6 have colons, which no word for
  /// a link by mail may have.
  private static func isLiteral(_ domain: Substring) -> Bool {
    let bytes = domain.utf8
    guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]"), bytes.count > 2 else { return false }
    let numbers = bytes.dropFirst().dropLast().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return numbers.count == 4
      && numbers.allSatisfy { digits in
        digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
          && (digits.count == 1 || digits.first != UInt8(ascii: "0")) && UInt8(Substring(digits)) != nil
      }
  }

  private static func isTop(_ label: Substring) -> Bool {
    if label.lowercased().hasPrefix("xn--") { return isLabel(label) }
    return label.count >= 2 && isLabel(label) && !label.contains { $0.isASCII && $0.isNumber }
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.unicodeScalars.count) && label.first != "-" && label.last != "-"
      && label.unicodeScalars.allSatisfy { $0 == "-" || isAlphanumeric($0) || (0xA1...0xFFFF).contains($0.value) }
  }

  private static func isAtom(_ scalar: Unicode.Scalar) -> Bool {
    isAlphanumeric(scalar) || "-!#$%&'*+/=?^_`{}|~".unicodeScalars.contains(scalar)
  }

  private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
