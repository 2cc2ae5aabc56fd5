import ManageGroundwork

/// Makes links of the addresses in text.
struct Urlizer {
  private static let maximumLength = 2048

  /// The length of a link's text; nil for all of it.
  let limit: Int?
  /// Whether the text is HTML already.
  let isSafe: Bool
  /// Whether text is escaped at this point.
  let escapes: Bool
  /// The scheme of addresses that come without one.
  let scheme: String
  /// The `rel` of the links, but for those to mail; nil for none.
  var relation: String? = "nofollow"

  func html(_ text: String) -> String {
    var result = ""
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isPythonWhitespace || "<>\"'".unicodeScalars.contains(scalar) {
        result += link(String(word)) + escaped(String(scalar))
        word = String.UnicodeScalarView()
      } else {
        word.append(scalar)
      }
    }
    return result + link(String(word))
  }

  private func escaped(_ text: String) -> String {
    escapes && !isSafe ? HTMLEscape.escape(text) : text
  }

  private func link(_ word: String) -> String {
    guard word.utf8.count <= 2 * Self.maximumLength, word.contains(where: { ".@:".contains($0) }) else {
      return escaped(word)
    }
    let parts = Punctuation(word)
    guard let (url, isMail) = target(parts.middle) else { return escaped(word) }
    let attributes = isMail ? "" : relation.map { " rel=\"\(HTMLEscape.escape($0))\"" } ?? ""
    let label = escaped(trimmed(parts.middle))
    let anchor = "<a href=\"\(HTMLEscape.escape(url))\"\(attributes)>\(label)</a>"
    return escaped(parts.lead) + anchor + escaped(parts.trail)
  }

  /// Where a word leads to, and whether by mail; nil where it's no address.
  private func target(_ word: String) -> (url: String, isMail: Bool)? {
    guard word.utf8.count <= Self.maximumLength else { return nil }
    if Address.hasScheme(word) { return (URLQuoting.quote(HTMLEntities.unescape(word)), false) }
    if Address.isHost(word) { return (URLQuoting.quote("\(scheme)://" + HTMLEntities.unescape(word)), false) }
    guard !word.contains(":"), let at = word.lastIndex(of: "@"), Address.isMail(word) else { return nil }
    let (local, domain) = (String(word[..<at]), String(word[word.index(after: at)...]))
    return ("mailto:\(PercentEncoding.component.encode(local))@\(PercentEncoding.component.encode(domain))", true)
  }

  private func trimmed(_ text: String) -> String {
    guard let limit, text.unicodeScalars.count > limit else { return text }
    return String(text.unicodeScalars.prefix(max(1, limit) - 1)) + "…"
  }
}
