/// Quotes a URL that may be quoted in part already.
enum URLQuoting {
  private static let reserved = "!$&'()*+,;=:/?#[]@~"

  static func quote(_ url: String) -> String {
    guard let parts = Parts(url) else { return requoted(url) }
    let path = requoted(parts.path)
    var result = parts.scheme.isEmpty ? "" : parts.scheme + ":"
    if !parts.host.isEmpty {
      result += "//\(requoted(parts.host))" + (path.isEmpty || path.hasPrefix("/") ? "" : "/") + path
    } else {
      let isHierarchical = ["http", "https", "ftp", "file"].contains(parts.scheme)
      result += path.hasPrefix("//") || isHierarchical && (path.isEmpty || path.hasPrefix("/")) ? "//" + path : path
    }
    if !parts.query.isEmpty { result += "?" + requotedQuery(parts.query) }
    return parts.fragment.isEmpty ? result : result + "#" + requoted(parts.fragment)
  }

  /// The parts of a URL, as Python's `urlsplit()` cuts it.
  private struct Parts {
    var scheme = ""
    var host = ""
    var path = ""
    var query = ""
    var fragment = ""

    /// Nil where the host has one bracket alone.
    init?(_ url: String) {
      let kept = url.unicodeScalars.drop { $0.value <= 0x20 }.filter { !"\t\r\n".unicodeScalars.contains($0) }
      var rest = Substring(String(String.UnicodeScalarView(kept)))
      if let colon = rest.firstIndex(of: ":"), Self.isScheme(rest[..<colon]) {
        scheme = rest[..<colon].lowercased()
        rest = rest[rest.index(after: colon)...]
      }
      if rest.hasPrefix("//") {
        let end = rest.dropFirst(2).firstIndex { "/?#".contains($0) } ?? rest.endIndex
        host = String(rest[..<end].dropFirst(2))
        rest = rest[end...]
        guard host.contains("[") == host.contains("]") else { return nil }
      }
      fragment = Self.cut(&rest, at: "#")
      query = Self.cut(&rest, at: "?")
      path = String(rest)
    }

    private static func isScheme(_ text: Substring) -> Bool {
      guard let first = text.first, first.isASCII, first.isLetter else { return false }
      return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    }

    /// Takes what stands behind a mark off the end.
    private static func cut(_ text: inout Substring, at mark: Character) -> String {
      guard let index = text.firstIndex(of: mark) else { return "" }
      defer { text = text[..<index] }
      return String(text[text.index(after: index)...])
    }
  }

  private static func requoted(_ text: String) -> String {
    PercentEncoding.quote(PercentEncoding.unquote(text), safe: reserved)
  }

  private static func requotedQuery(_ query: String) -> String {
    query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (parts.count == 2 ? parts : parts + [""]).map { part in
        let text = PercentEncoding.unquote(String(part).replacing(bytes: "+", with: " "))
        return PercentEncoding.quotePlus(PercentEncoding.unquote(text))
      }.joined(separator: "=")
    }.joined(separator: "&")
  }
}
