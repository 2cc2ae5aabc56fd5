/// A URL as it may be shown: without credentials, query and fragment, any of which may hold secrets.
struct DisplayURL: Sendable {
  let text: String
  /// The host, with the port if one is given.
  let host: String

  init(_ url: String) {
    let shown = url.prefix { $0 != "?" && $0 != "#" }
    let pieces = shown.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard pieces.count >= 3, pieces[1].isEmpty else {
      (text, host) = (shown.contains("@") ? "(malformed URL)" : String(shown), "")
      return
    }
    let authority = pieces[2].split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let path = pieces.count > 3 ? "/" + pieces[3] : ""
    (text, host) = ("\(pieces[0])//\(authority)\(path)", String(authority))
  }
}
