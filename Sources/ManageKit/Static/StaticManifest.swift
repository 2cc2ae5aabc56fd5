import Crypto
import Foundation
import ManageGroundwork

/// Which name each static file is published by: Django's `staticfiles.json`, version 1.1, with the digests of the files
/// next to it under a key that Django skips.
struct StaticManifest: Sendable, Equatable {
  /// A published file.
  struct Entry: Sendable, Equatable {
    /// SHA-256 of its content, in lower-case hexadecimal digits.
    let sha256: String
    /// The value of an `integrity` attribute: `sha256-…`.
    let integrity: String
    /// In bytes, not compressed.
    let size: Int
  }

  /// The profile and place that files were published for.
  struct Publication: Sendable, Equatable {
    /// The profile's name.
    let profile: String
    /// The URL below which the files are, such as `https://bucket.s3.ap-northeast-2.amazonaws.com/static/`.
    let address: String
  }

  /// Published names by path.
  let paths: [String: String]
  /// The published files, by published name; empty in a manifest that Django wrote.
  let files: [String: Entry]
  /// Whether the files are in a bucket, else in the folder of the manifest.
  var isPublished = false
  /// Nil for files in a folder, and in manifests that don't tell, such as Django's.
  var publication: Publication?

  /// The manifest of the hashed ones of `files`.
  init(_ files: [CollectedFile]) {
    let hashed = files.lazy.filter(\.isHashed)
    paths = Dictionary(hashed.map { ($0.path, $0.publishedPath) }) { first, _ in first }
    self.files = Dictionary(
      hashed.map { file in
        let digests = file.digests
        return (file.publishedPath, Entry(sha256: digests.sha256, integrity: digests.integrity, size: file.size))
      }
    ) { first, _ in first }
  }

  /// Django's hash of the paths: 12 digits of the MD5 of their list as Python writes it.
  var hash: String { Self.hash(sortedPaths) }

  private static func hash(_ paths: [(key: String, value: String)]) -> String {
    var md5 = Insecure.MD5()
    md5.update(data: Data("[".utf8))
    for (index, pair) in paths.enumerated() {
      md5.update(data: Data("\(index > 0 ? ", " : "")[\(quoted(pair.key)), \(quoted(pair.value))]".utf8))
    }
    md5.update(data: Data("]".utf8))
    return md5.finalize().prefix(6).hexadecimal
  }

  /// JSON, a line for each file, so that a difference reads well; the same files give the same bytes.
  func serialized() -> [UInt8] {
    let paths = sortedPaths
    var bytes: [UInt8] = []
    // About as much as a line takes, so that many files aren't copied again and again.
    bytes.reserveCapacity(512 + paths.count * 320)
    bytes += "{\n  \"paths\": {\n".utf8
    Self.append(paths, to: &bytes) { "\(Self.quoted($0.key)): \(Self.quoted($0.value))" }
    bytes += "\n  },\n  \"version\": \"1.1\",\n  \"hash\": \"\(Self.hash(paths))\",\n".utf8
    bytes += "  \"published\": \(isPublished),\n\(publicationLines)  \"files\": {\n".utf8
    let names = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    Self.append(names, to: &bytes) { name in
      guard let entry = files[name] else { return "" }
      return "\(Self.quoted(name)): {\"sha256\": \"\(entry.sha256)\", \"integrity\": \"\(entry.integrity)\", "
        + "\"size\": \(entry.size)}"
    }
    bytes += "\n  }\n}\n".utf8
    return bytes
  }

  private static func append<Item>(_ items: [Item], to bytes: inout [UInt8], _ line: (Item) -> String) {
    for (index, item) in items.enumerated() {
      if index > 0 { bytes += ",\n".utf8 }
      bytes += "    \(line(item))".utf8
    }
  }

  private var publicationLines: String {
    guard let publication else { return "" }
    return "  \"profile\": \(Self.quoted(publication.profile)),\n  \"address\": \(Self.quoted(publication.address)),\n"
  }

  /// In the order of their bytes, which is that of Python's strings.
  private var sortedPaths: [(key: String, value: String)] {
    paths.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  private static func quoted(_ text: String) -> String {
    JSONValue.string(text).serialized()
  }
}

extension StaticManifest {
  /// Reads JSON that this or Django wrote; `name` is for messages.
  ///
  /// Throws `StaticError.invalidManifest`.
  init(parsing bytes: [UInt8], name: String) throws(StaticError) {
    let object: JSONObject?
    do throws(JSONError) {
      object = try JSONValue(parsing: bytes).object
    } catch {
      throw .invalidManifest(name: name, reason: "\(error)")
    }
    let version = object?["version"]?.string
    guard let object, version == "1.0" || version == "1.1" else {
      throw .invalidManifest(name: name, reason: "its version is \(version ?? "missing"), not 1.0 or 1.1")
    }
    guard let paths = object["paths"]?.object else { throw .invalidManifest(name: name, reason: "it has no paths") }
    self.paths = Dictionary(paths.compactMap { path, value in value.string.map { (path, $0) } }) { first, _ in first }
    files = Dictionary(
      (object["files"]?.object ?? [:]).compactMap { name, value in Self.entry(value).map { (name, $0) } }
    ) { first, _ in first }
    isPublished = object["published"]?.bool ?? false
    if let profile = object["profile"]?.string, let address = object["address"]?.string {
      publication = Publication(profile: profile, address: address)
    }
  }

  private static func entry(_ value: JSONValue) -> Entry? {
    guard let object = value.object, let sha256 = object["sha256"]?.string,
      let integrity = object["integrity"]?.string, let size = object["size"]?.int
    else { return nil }
    return Entry(sha256: sha256, integrity: integrity, size: size)
  }
}

extension StaticManifest {
  /// Its name in a folder of collected files.
  static let fileName = "staticfiles.json"

  /// Where the manifest of the site in `root` lies.
  static func localPath(root: String) -> String { "\(root)/staticfiles/\(fileName)" }

  /// Reads a manifest; nil where there is none. Blocks.
  ///
  /// Throws `StaticError.invalidManifest` and `.fileUnreadable`.
  static func read(path: String) throws(StaticError) -> StaticManifest? {
    do throws(StaticError) {
      return try StaticManifest(parsing: try SourceFile(path: path).bytes(), name: path)
    } catch .vanished {
      return nil
    }
  }

  /// Writes the manifest in one step, unless the file has just these bytes already. Blocks.
  ///
  /// Throws `StaticError.unwritable`.
  func write(path: String) throws(StaticError) {
    try Self.write(serialized(), path: path)
  }

  /// Writes a manifest's bytes as `write(path:)` does. Blocks.
  static func write(_ bytes: [UInt8], path: String) throws(StaticError) {
    guard (try? SourceFile(path: path).bytes()) != bytes else { return }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    try OutputFolder(path: folder).write(bytes, to: String(path.dropFirst(folder.count + 1)))
  }
}
