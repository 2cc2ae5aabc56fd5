import ManageGroundwork

/// A URL of the form that Django's `URLValidator` takes: scheme, perhaps a user, a host, perhaps a port and a path.
///
/// One pass over the scalars, without backtracking (CVE-2023-36053).
struct URLShape {
  /// Nil for anything else.
  init?(_ text: String, schemes: [String], limit: Int) {
    guard text.utf8.count <= limit * 4 else { return nil }
    let scalars = Array(text.unicodeScalars)
    guard scalars.count <= limit, !scalars.contains(where: { "\t\r\n".unicodeScalars.contains($0) }),
      let mark = scalars.firstRange(of: Array("://".unicodeScalars)),
      schemes.contains(where: { $0.unicodeScalars.elementsEqual(Self.lowered(scalars[..<mark.lowerBound])) }),
      SplitURL(text) != nil
    else { return nil }
    let rest = scalars[mark.upperBound...]
    let authority = rest.prefix { !"/?#".unicodeScalars.contains($0) && !$0.isPythonWhitespace }
    guard rest[authority.endIndex...].allSatisfy({ !$0.isPythonWhitespace }) else { return nil }
    guard rest[authority.endIndex...].first.map({ "/?#".unicodeScalars.contains($0) }) ?? true,
      Self.isAuthority(authority)
    else { return nil }
  }

  private static func lowered(_ scalars: ArraySlice<Unicode.Scalar>) -> String.UnicodeScalarView {
    String(String.UnicodeScalarView(scalars)).lowercased().unicodeScalars
  }

  /// A user with a password, a host and a port: `minsu:secret@example.com:8000`.
  private static func isAuthority(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    var host = scalars
    if let at = scalars.firstIndex(of: "@") {
      let user = scalars[..<at].split(separator: ":", omittingEmptySubsequences: false)
      guard user.count <= 2, user.first?.isEmpty == false else { return false }
      host = scalars[scalars.index(after: at)...]
    }
    let bracket = host.lastIndex(of: "]") ?? host.startIndex
    if let colon = host[bracket...].firstIndex(of: ":") {
      let port = host[host.index(after: colon)...]
      guard (1...5).contains(port.count), port.allSatisfy({ ("0"..."9").contains($0) }) else { return false }
      host = host[..<colon]
    }
    return isHost(String(String.UnicodeScalarView(host)))
  }

  private static func isHost(_ host: String) -> Bool {
    if host.utf8.first == UInt8(ascii: "[") {
      guard host.utf8.last == UInt8(ascii: "]") else { return false }
      let address = String(host.unicodeScalars.dropFirst().dropLast())
      return address.utf8.count <= 39 && IPAddress(address)?.isIPv6 == true
    }
    if host.lowercased() == "localhost" || IPAddress(host)?.isIPv6 == false { return true }
    guard host.unicodeScalars.count <= 253 else { return false }
    let name = host.utf8.last == UInt8(ascii: ".") ? String(host.unicodeScalars.dropLast()) : host
    return HostName.isInternationalDomain(name)
  }
}
