/// Quotes a URL that may be quoted in part already.
enum URLQuoting {
  private static let reserved = "!$&'()*+,;=:/?#[]@~"

  static func quote(_ url: String) -> String {
    guard let start = url.firstRange(ofBytes: "://") else { return requoted(url) }
    let scheme = url[..<start.lowerBound].lowercased()
    var rest = url[start.upperBound...]
    var fragment = ""
    if let mark = rest.firstIndex(of: "#") {
      fragment = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    var query = ""
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    var result = "\(scheme)://\(requoted(String(rest[..<slash])))\(requoted(String(rest[slash...])))"
    if !query.isEmpty { result += "?" + requotedQuery(query) }
    return fragment.isEmpty ? result : result + "#" + requoted(fragment)
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
