import Foundation

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
    let isEncoded = written.utf8.contains(UInt8(ascii: "%"))
    let decoded = (isEncoded ? written.removingPercentEncoding : nil) ?? String(written)
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
    return folder + Self.encoded(Self.name(in: publishedPath[...])) + suffix
  }

  /// The part after the last slash. By bytes, as all here: a reference can be one of many thousands.
  private static func name(in path: Substring) -> Substring {
    path[(path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex)...]
  }

  /// RFC 3986, section 3.1.
  private static func hasScheme(_ url: String) -> Bool {
    let scheme = url.utf8.prefix { isLetter($0) || 48...57 ~= $0 || "+-.".utf8.contains($0) }
    return scheme.first.map(isLetter) == true && url.utf8[scheme.endIndex...].first == UInt8(ascii: ":")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { 97...122 ~= byte | 0x20 }

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

  /// A file's name with the characters encoded that end a path, an address or a string.
  private static func encoded(_ name: Substring) -> String {
    let special = "%?#\"'\\() \t\n"
    guard name.utf8.contains(where: special.utf8.contains) else { return String(name) }
    return name.unicodeScalars.reduce(into: "") { text, scalar in
      if special.unicodeScalars.contains(scalar) {
        text += (scalar.value < 16 ? "%0" : "%") + String(scalar.value, radix: 16, uppercase: true)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}
