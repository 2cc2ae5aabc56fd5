import Foundation
import ManageGroundwork
import ManageTemplateEngine

/// The URLs of static files below one prefix: in development, by their plain names.
package struct PlainStaticURLs: StaticResolver {
  let prefix: String
  private let exists: @Sendable (String) -> Bool

  /// Names below `prefix`, which ends with a slash; `exists` says whether there is a file of a name, which may have `?`
  /// and `#` in it.
  package init(prefix: String, exists: @escaping @Sendable (String) -> Bool = { _ in false }) {
    self.prefix = prefix
    self.exists = exists
  }

  package func staticURL(for path: String) -> String {
    let reference = StaticReference(path)
    return (reference.isWhole || !exists(path) ? reference : StaticReference(whole: path)).url(prefix, path: \.self)
  }
}

/// The URLs of static files that were collected: below one prefix, by the names that the manifest has.
struct HashedStaticURLs: StaticResolver {
  let prefix: String
  let manifest: StaticManifest

  /// The server that the files are on, such as `https://cdn.example.com`; nil if it is the site's own.
  var origin: String? {
    guard let scheme = prefix.range(of: "://") else { return nil }
    return String(prefix[..<(prefix[scheme.upperBound...].firstIndex(of: "/") ?? prefix.endIndex)])
  }

  /// Throws `StaticError.notInManifest`.
  func staticURL(for path: String) throws -> String {
    if let published = manifest.paths[path] { return StaticReference(whole: published).url(prefix, path: \.self) }
    return try StaticReference(path).url(prefix) { name throws(StaticError) in
      if name.isEmpty || name.hasSuffix("/") { return name }
      guard let published = manifest.paths[name] else { throw .notInManifest(path: name) }
      return published
    }
  }

  /// The value of a page's `integrity` attribute for a file; nil where the manifest lacks it, as Django's does.
  ///
  /// Throws `StaticError.notInManifest`.
  func integrity(of path: String) throws(StaticError) -> String? {
    guard let published = manifest.paths[path] else { throw .notInManifest(path: path) }
    return manifest.files[published]?.integrity
  }
}

/// The name of a static file in a page: its path, then perhaps a query or a place in it (`sprite.svg#logo`).
private struct StaticReference {
  private let path: String
  private let suffix: Substring

  init(_ text: String) {
    let path = text.prefix { $0 != "?" && $0 != "#" }
    self.path = String(path)
    suffix = text[path.endIndex...]
  }

  /// Whether no query and no place follows.
  var isWhole: Bool { suffix.isEmpty }

  init(whole path: String) {
    self.path = path
    suffix = ""
  }

  func url<Failure: Error>(
    _ prefix: String, path published: (String) throws(Failure) -> String
  ) throws(Failure) -> String {
    let name = try published(path)
    return prefix + PercentEncoding.file.encode(name) + suffix
  }
}
