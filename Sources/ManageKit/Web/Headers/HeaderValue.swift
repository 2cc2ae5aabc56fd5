import ManageGroundwork

/// Values of headers that are lists.
package enum HeaderValue {
  /// The parts between separators, without the space around them and without empty ones.
  ///
  /// Only for headers without quoted text, such as `Vary` and `Cache-Control`.
  package static func split(_ value: String, separator: Character = ",") -> [String] {
    value.split(separator: separator).map { $0.trimmingPythonWhitespace() }.filter { !$0.isEmpty }
  }

  /// The names of directives in small letters, without their values: `private` of `private="Set-Cookie"`.
  package static func directiveNames(in value: String) -> [String] {
    split(value).map { directive in
      directive.prefix { $0 != "=" }.trimmingPythonWhitespace().lowercased()
    }
  }

  /// The tags of `If-None-Match` or `If-Match` that are well formed; `["*"]` where any will do (RFC 9110).
  package static func entityTags(in value: String) -> [String] {
    value.trimmingPythonWhitespace() == "*" ? ["*"] : split(value).filter(isEntityTag)
  }

  /// The text as an entity tag: in quotes, unless it has them.
  package static func entityTag(_ text: String) -> String { isEntityTag(text) ? text : "\"\(text)\"" }

  private static func isEntityTag(_ text: String) -> Bool {
    let quoted = text.hasPrefix("W/") ? text.dropFirst(2) : text[...]
    return quoted.utf8.count >= 2 && quoted.hasPrefix("\"") && quoted.hasSuffix("\"")
      && !quoted.dropFirst().dropLast().contains("\"")
  }
}
