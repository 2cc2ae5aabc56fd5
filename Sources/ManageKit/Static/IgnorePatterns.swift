/// Names that are left out: shell patterns, as Python's `fnmatch.fnmatchcase` reads them, in which `*` takes slashes
/// too.
struct IgnorePatterns: Sendable {
  /// Names that are left out by default, as in Django: version control's folders, hidden files, editors' copies.
  static let standard = ["CVS", ".*", "*~"]

  private let patterns: [[Unicode.Scalar]]

  /// The standard patterns, unless they are left away, and others; a pattern's final slash doesn't count.
  init(_ others: [String] = [], andStandard: Bool = true) {
    patterns = ((andStandard ? Self.standard : []) + others).map { Array(Self.normalized($0).unicodeScalars) }
  }

  /// Whether a folder of this name is left out.
  func matches(folder name: String) -> Bool {
    matches(name)
  }

  /// Whether a file is left out, by its name or by its path.
  func matches(file name: String, path: String) -> Bool {
    matches(name) || (path != name && matches(path))
  }

  private func matches(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    return patterns.contains { Self.matches(scalars[...], $0[...]) }
  }

  private static func normalized(_ pattern: String) -> String {
    let parts = pattern.split(separator: "/").filter { $0 != "." }
    return (pattern.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Goes back to the last `*` alone, so that the time is at most the product of the lengths.
  private static func matches(_ text: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>) -> Bool {
    var (text, pattern) = (text, pattern)
    var retry: (text: ArraySlice<Unicode.Scalar>, pattern: ArraySlice<Unicode.Scalar>)?
    while let scalar = text.first {
      if pattern.first == "*" {
        pattern = pattern.dropFirst()
        retry = (text, pattern)
      } else if let rest = matchOne(scalar, pattern) {
        text = text.dropFirst()
        pattern = rest
      } else if let last = retry {
        text = last.text.dropFirst()
        pattern = last.pattern
        retry = (text, pattern)
      } else {
        return false
      }
    }
    return pattern.allSatisfy { $0 == "*" }
  }

  /// The rest of `pattern` after the part that matches `scalar`; nil if it doesn't.
  private static func matchOne(
    _ scalar: Unicode.Scalar, _ pattern: ArraySlice<Unicode.Scalar>
  ) -> ArraySlice<Unicode.Scalar>? {
    switch pattern.first {
    case "?": pattern.dropFirst()
    case "[":
      if let (set, rest) = set(at: pattern) {
        set(scalar) ? rest : nil
      } else {
        scalar == "[" ? pattern.dropFirst() : nil
      }
    case scalar: pattern.dropFirst()
    default: nil
    }
  }

  /// `[a-z]`, `[!a-z]` and what follows it; nil without a closing bracket. One that stands first is a member.
  private static func set(
    at pattern: ArraySlice<Unicode.Scalar>
  ) -> (contains: (Unicode.Scalar) -> Bool, rest: ArraySlice<Unicode.Scalar>)? {
    var body = pattern.dropFirst()
    let isNegated = body.first == "!"
    if isNegated { body = body.dropFirst() }
    guard let end = body.dropFirst().firstIndex(of: "]") else { return nil }
    let members = Array(body[..<end])
    return ({ contains(members, $0) != isNegated }, body[body.index(after: end)...])
  }

  private static func contains(_ members: [Unicode.Scalar], _ scalar: Unicode.Scalar) -> Bool {
    var index = 0
    while index < members.count {
      if index + 2 < members.count, members[index + 1] == "-" {
        if members[index] <= scalar, scalar <= members[index + 2] { return true }
        index += 3
      } else {
        if members[index] == scalar { return true }
        index += 1
      }
    }
    return false
  }
}
