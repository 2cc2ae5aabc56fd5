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
    written = url.prefix { $0 != "?" && $0 != "#" }
    suffix = url[written.endIndex...]
    let last = written.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard !["", ".", ".."].contains(last), !url.hasPrefix("//"), !Self.hasScheme(url) else { return nil }
    let decoded = written.removingPercentEncoding ?? String(written)
    if decoded.hasPrefix("/") {
      guard decoded.hasPrefix(Self.staticPrefix) else { return nil }
      path = Self.normalized(decoded.dropFirst(Self.staticPrefix.count))
    } else {
      let folder = source.lastIndex(of: "/").map { source[...$0] } ?? ""
      path = Self.normalized(folder + decoded)
    }
  }

  /// The address with the file's new name in place of the old: what else is written stays.
  func renamed(to publishedPath: String) -> String {
    let name = publishedPath[
      (publishedPath.lastIndex(of: "/").map(publishedPath.index(after:)) ?? publishedPath.startIndex)...]
    let folder = written[..<(written.lastIndex(of: "/").map(written.index(after:)) ?? written.startIndex)]
    return folder + Self.encoded(name) + suffix
  }

  private static func hasScheme(_ url: String) -> Bool {
    let scheme = url.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    return scheme.first?.isLetter == true && url[scheme.endIndex...].hasPrefix(":")
  }

  /// The path without `.` and `..`; nil if it leads above the folder that it begins in.
  private static func normalized(_ path: some StringProtocol) -> String? {
    var parts: [Substring] = []
    for part in String(path).split(separator: "/") where part != "." {
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
    guard name.contains(where: special.contains) else { return String(name) }
    return name.unicodeScalars.reduce(into: "") { text, scalar in
      if special.unicodeScalars.contains(scalar) {
        text += (scalar.value < 16 ? "%0" : "%") + String(scalar.value, radix: 16, uppercase: true)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}
