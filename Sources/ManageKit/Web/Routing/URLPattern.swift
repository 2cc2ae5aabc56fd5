import Foundation
import ManageGroundwork

/// A path with parameters, in the syntax of Django's `path()`: `forum/posts/<int:id>/`.
///
/// Converters: `int`, `str` (the default; no slash), `slug`, `uuid`, `path`.
struct URLPattern: Sendable {
  enum Part: Sendable, Equatable {
    case literal(String)
    case parameter(name: String, Converter)
  }

  enum Converter: String, Sendable {
    case int, str, slug, uuid, path

    func accepts(_ text: Substring) -> Bool {
      guard !text.isEmpty else { return false }
      return switch self {
      case .int: text.utf8.allSatisfy(\.isASCIIDigit) && Int(text) != nil
      case .str: !text.utf8.contains(UInt8(ascii: "/"))
      case .slug: text.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
      case .uuid: UUID(uuidString: String(text)) != nil
      case .path: true
      }
    }
  }

  /// Django's `reverse` keeps the same characters.
  private static let encoding = PercentEncoding(keeping: "/:@!$&'()*+,;=")

  let parts: [Part]

  /// Reads a pattern; without the leading slash, as in Django.
  init(_ pattern: String) {
    var parts: [Part] = []
    var rest = Substring(pattern)
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      let words = rest[rest.index(after: open)..<close].split(separator: ":", maxSplits: 1)
      let converter = words.count == 2 ? Converter(rawValue: String(words[0])) ?? .str : .str
      parts.append(.parameter(name: String(words.last ?? ""), converter))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    self.parts = parts
  }

  /// The parameters, in their order, if `path` (decoded, without the leading slash) has this form; each takes as much
  /// as it can, as in Django.
  func match(_ path: Substring) -> [(name: String, value: Substring)]? {
    Self.match(parts[...], path)
  }

  private static func match(_ parts: ArraySlice<Part>, _ path: Substring) -> [(name: String, value: Substring)]? {
    guard let first = parts.first else { return path.isEmpty ? [] : nil }
    let following = parts.dropFirst()
    switch first {
    case .literal(let text):
      // By bytes: a mark that combines with the text's end is not part of it.
      guard path.utf8.starts(with: text.utf8) else { return nil }
      return match(following, Substring(path.utf8.dropFirst(text.utf8.count)))
    case .parameter(let name, let converter):
      guard case .literal(let next)? = following.first else {
        return following.isEmpty && converter.accepts(path) ? [(name, path)] : nil
      }
      for end in path.utf8.indices.reversed() where path.utf8[end...].starts(with: next.utf8) {
        guard converter.accepts(path[..<end]), let others = match(following, path[end...]) else { continue }
        return [(name, path[..<end])] + others
      }
      return nil
    }
  }

  /// The path, with its leading slash, for these arguments; nil if they don't fit.
  func path(arguments: [String], keywords: [String: String]) -> String? {
    let names = parts.compactMap { if case .parameter(let name, _) = $0 { name } else { nil } }
    guard keywords.isEmpty ? arguments.count == names.count : arguments.isEmpty && Set(keywords.keys) == Set(names)
    else { return nil }
    var values = keywords.isEmpty ? arguments : names.compactMap { keywords[$0] }
    var path = "/"
    for part in parts {
      switch part {
      case .literal(let text): path += text
      case .parameter(_, let converter):
        let value = values.removeFirst()
        guard converter.accepts(Substring(value)) else { return nil }
        path += value
      }
    }
    return SafeURL.escapingLeadingSlashes(Self.encoding.encode(path))
  }
}
