import ManageGroundwork

/// A name in a folder, which a file system takes to be any bytes.
struct FolderEntry {
  /// Why a name can't be part of a URL.
  enum Problem {
    case notUTF8
    /// Control characters get lost on the way, and browsers take a backslash for a slash.
    case notUsable
  }

  let bytes: [UInt8]
  /// The name, with U+FFFD for what isn't UTF-8.
  let text: String

  init(bytes: [UInt8]) {
    self.bytes = bytes
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// Nil for a name that can be published.
  var problem: Problem? {
    guard text.utf8.elementsEqual(bytes) else { return .notUTF8 }
    let isUsable = text.unicodeScalars.allSatisfy { $0 != "\\" && $0.properties.generalCategory != .control }
    return isUsable ? nil : .notUsable
  }

  /// As people can read it, with `\xE9` for what isn't printable ASCII.
  var escaped: String {
    bytes.map { (0x20..<0x7F).contains($0) ? String(Unicode.Scalar($0)) : "\\x" + [$0].hexadecimal.uppercased() }
      .joined()
  }
}
