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

  /// A part of a path that a request has.
  struct Parameter: Sendable {
    let name: String
    let value: ClientText

    init(name: String, value: ArraySlice<UInt8>) {
      self.name = name
      self.value = ClientText(String(decoding: value, as: UTF8.self))
    }
  }

  enum Converter: String, Sendable {
    case int, str, slug, uuid, path

    /// Whether a text, of which each byte may be in it, is one of its values.
    func accepts(_ text: ArraySlice<UInt8>) -> Bool {
      guard !text.isEmpty else { return false }
      return switch self {
      case .int: ClientText(String(decoding: text, as: UTF8.self)).value(as: Int.self) != nil
      case .uuid: text.count == 36 && UUID(uuidString: String(decoding: text, as: UTF8.self)) != nil
      case .str, .slug, .path: true
      }
    }

    /// Whether a byte may be in a value.
    func mayContain(_ byte: UInt8) -> Bool {
      switch self {
      case .int: byte.isASCIIDigit
      case .str: byte != UInt8(ascii: "/")
      case .slug, .uuid: byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
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
  func match(_ path: ArraySlice<UInt8>) -> [Parameter]? {
    Self.match(parts[...], path)
  }

  private static func match(_ parts: ArraySlice<Part>, _ path: ArraySlice<UInt8>) -> [Parameter]? {
    guard let first = parts.first else { return path.isEmpty ? [] : nil }
    let following = parts.dropFirst()
    switch first {
    case .literal(let text):
      return path.starts(with: text.utf8) ? match(following, path.dropFirst(text.utf8.count)) : nil
    case .parameter(let name, let converter):
      let longest = path.prefix(while: converter.mayContain)
      guard case .literal(let next)? = following.first else {
        return following.isEmpty && longest.count == path.count && converter.accepts(path)
          ? [Parameter(name: name, value: path)] : nil
      }
      for end in (path.startIndex...longest.endIndex).reversed() where path[end...].starts(with: next.utf8) {
        guard converter.accepts(path[..<end]), let others = match(following, path[end...]) else { continue }
        return [Parameter(name: name, value: path[..<end])] + others
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
        let bytes = Array(value.utf8)[...]
        guard bytes.allSatisfy(converter.mayContain), converter.accepts(bytes) else { return nil }
        path += value
      }
    }
    return SafeURL.escapingLeadingSlashes(Self.encoding.encode(path))
  }
}
