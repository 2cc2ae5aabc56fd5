package import ManageGroundwork

/// Values of headers that are lists.
package enum HeaderValue {
  /// The parts between separators, without the space around them and without empty ones.
  ///
  /// Only for headers without quoted text, such as `Vary` and `Cache-Control`.
  package static func split(_ value: ClientText, separator: UInt8 = UInt8(ascii: ",")) -> [ClientText] {
    value.utf8.split(separator: separator).map { $0.trimmingASCIIWhitespace() }.filter { !$0.isEmpty }
      .map { ClientText(Substring($0)) }
  }

  /// The names of directives in small letters, without their values: `private` of `private="Set-Cookie"`.
  package static func directiveNames(in value: ClientText) -> [ClientText] {
    split(value).map { directive in
      let name = directive.utf8.prefix { $0 != UInt8(ascii: "=") }.trimmingASCIIWhitespace()
      return ClientText(String(decoding: name.map(\.lowercasedASCII), as: UTF8.self))
    }
  }

  /// The tags of `If-None-Match` or `If-Match` that are well formed; `*` where any will do (RFC 9110).
  package static func entityTags(in value: ClientText) -> [ClientText] {
    let any = value.utf8.trimmingASCIIWhitespace()
    return any.equals("*") ? ["*"] : split(value).filter { isEntityTag($0.utf8) }
  }

  /// The text as an entity tag: in quotes, unless it has them.
  package static func entityTag(_ text: String) -> String { isEntityTag(text[...].utf8) ? text : "\"\(text)\"" }

  private static func isEntityTag(_ text: Substring.UTF8View) -> Bool {
    let quote = UInt8(ascii: "\"")
    let quoted = text.starts(with: "W/".utf8) ? text.dropFirst(2) : text
    return quoted.count >= 2 && quoted.first == quote && quoted.last == quote
      && !quoted.dropFirst().dropLast().contains(quote)
  }
}
