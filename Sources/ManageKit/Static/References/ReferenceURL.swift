import ManageGroundwork

/// The address that a reference names, as far as it may lead to a static file.
struct ReferenceURL {
  /// Where `/static/…` leads, whatever host serves it.
  static let staticPrefix = "/static/"

  /// The path of the file that it leads to, below the static folder; nil if it leads out of it.
  let path: String?
  /// The address up to its query, as it is written.
  private let written: Substring
  /// The query and fragment, as they are written.
  private let suffix: Substring

  /// What a reference in `source` may mean: one address at most, but for chunks, whose list says nothing of the folder that
  /// it goes by: the script's own, or one above it.
  static func all(of reference: Reference, in source: String) -> [ReferenceURL] {
    guard reference.form == .chunk, !reference.url.hasPrefix("."), !reference.url.hasPrefix("/") else {
      return [ReferenceURL(reference.url, in: source)].compactMap(\.self)
    }
    let folders = source.utf8.indices.filter { source.utf8[$0] == UInt8(ascii: "/") }.map { source[...$0] }
    return ([""] + folders).reversed().compactMap { ReferenceURL(reference.url, in: String($0) + "-") }
  }

  /// Nil for what names no file that is ours: another site, data, a place in the page, a path elsewhere, a folder.
  ///
  /// - Parameter source: the path of the file that holds the reference.
  init?(_ url: String, in source: String) {
    let end = url.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? url.endIndex
    written = url[..<end]
    suffix = url[end...]
    guard !["", ".", ".."].contains(Self.name(in: written)), !url.hasPrefix("//"), !Self.hasScheme(url) else {
      return nil
    }
    let decoded = PercentEncoding.decode(written) ?? String(written)
    if decoded.hasPrefix("/") {
      guard decoded.hasPrefix(Self.staticPrefix) else { return nil }
      path = Self.normalized(decoded.dropFirst(Self.staticPrefix.count))
    } else {
      path = Self.normalized(source[..<Self.name(in: source[...]).startIndex] + decoded)
    }
  }

  /// The address with the file's new name in place of the old: what else is written stays.
  func renamed(to publishedPath: String) -> String {
    let folder = written[..<Self.name(in: written).startIndex]
    return folder + PercentEncoding.file.encode(Self.name(in: publishedPath[...])) + suffix
  }

  /// The part after the last slash. By bytes, as all here: a reference can be one of many thousands.
  private static func name(in path: Substring) -> Substring {
    path[(path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex)...]
  }

  /// RFC 3986, section 3.1.
  private static func hasScheme(_ url: String) -> Bool {
    let scheme = url.utf8.prefix { $0.isASCIIAlphanumeric || "+-.".utf8.contains($0) }
    return scheme.first?.isASCIILetter == true && url.utf8[scheme.endIndex...].first == UInt8(ascii: ":")
  }

  /// The path without `.` and `..`; nil if it leads above the folder that it begins in.
  private static func normalized(_ path: some StringProtocol) -> String? {
    var parts: [Substring] = []
    for part in String(path).utf8.split(separator: UInt8(ascii: "/")).map(Substring.init) where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
