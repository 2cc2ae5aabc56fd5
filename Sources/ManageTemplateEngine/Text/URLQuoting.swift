import ManageGroundwork

/// Quotes a URL that may be quoted in part already.
enum URLQuoting {
  private static let encoding = PercentEncoding(keeping: "!$&'()*+,;=:/?#[]@")

  static func quote(_ url: String) -> String {
    guard let parts = SplitURL(url) else { return requoted(url) }
    let path = requoted(parts.path)
    var result = parts.scheme.isEmpty ? "" : parts.scheme + ":"
    if !parts.authority.isEmpty {
      result += "//\(requoted(parts.authority))" + (path.isEmpty || path.hasPrefix("/") ? "" : "/") + path
    } else {
      let isHierarchical = ["http", "https", "ftp", "file"].contains(parts.scheme)
      result += path.hasPrefix("//") || isHierarchical && (path.isEmpty || path.hasPrefix("/")) ? "//" + path : path
    }
    if !parts.query.isEmpty { result += "?" + requotedQuery(parts.query) }
    return parts.fragment.isEmpty ? result : result + "#" + requoted(parts.fragment)
  }

  private static func requoted(_ text: String) -> String {
    encoding.encode(unquoted(text))
  }

  private static func requotedQuery(_ query: String) -> String {
    query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (parts.count == 2 ? parts : parts + [""]).map { part in
        PercentEncoding.form.encode(unquoted(unquoted(part, plusIsSpace: true)))
      }.joined(separator: "=")
    }.joined(separator: "&")
  }

  private static func unquoted(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String {
    String(decoding: PercentEncoding.decode(text.utf8, plusIsSpace: plusIsSpace), as: UTF8.self)
  }
}
