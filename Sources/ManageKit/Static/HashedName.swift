/// Names with a hash of the content before their extension, as Django's: `css/site.css` is `css/site.0123456789ab.css`.
enum HashedName {
  static func of(_ path: String, hash: String) -> String {
    let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    let stem = name.drop { $0 == "." }
    guard let dot = stem.lastIndex(of: ".") else { return "\(path).\(hash)" }
    return "\(path[..<dot]).\(hash)\(path[dot...])"
  }
}
