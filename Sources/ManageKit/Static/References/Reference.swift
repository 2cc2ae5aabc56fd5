import ManageGroundwork

/// A place in a stylesheet or script that names another file.
struct Reference: Equatable, Sendable {
  /// How the reference is written, which is how its successor is written too.
  ///
  /// The forms are Django's, so that the results are, byte for byte; Django knows no `new URL`, and leaves the spaces
  /// of `import` to those who wrote them only where a name follows.
  enum Form: UInt8, Sendable {
    /// `url(…)` in a stylesheet.
    case url
    /// `@import "…"` in a stylesheet.
    case importRule
    /// `/*# sourceMappingURL=… */`
    case sourceMapBlock
    /// `//# sourceMappingURL=…`
    case sourceMapLine
    /// `import "…"` in a module.
    case importStatement
    /// The text in `from "…"`, `import("…")` and `new URL("…", import.meta.url)`.
    case string
    /// An entry of the list of chunks that Vite writes into a script, below the folder that Vite built into.
    case chunk
    /// Such a list that can't be read.
    case chunkList

    /// The list's name.
    static let unreadableChunkList = "__vite__mapDeps"

    /// Whether pages work where the file is missing: a source map is for people, and a chunk would be loaded later anyway.
    var isForgiven: Bool {
      switch self {
      case .sourceMapBlock, .sourceMapLine, .chunk, .chunkList: true
      default: false
      }
    }

    func text(_ url: String) -> String {
      switch self {
      case .url: "url(\"\(Self.escaped(url))\")"
      case .importRule: "@import url(\"\(Self.escaped(url))\")"
      case .sourceMapBlock: "/*# sourceMappingURL=\(url) */"
      case .sourceMapLine: "//# sourceMappingURL=\(url)"
      case .importStatement: "import\"\(Self.escaped(url))\""
      case .string, .chunk, .chunkList: "\"\(Self.escaped(url))\""
      }
    }

    private static func escaped(_ url: String) -> String {
      guard url.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }) else { return url }
      return url.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
  }

  let form: Form
  /// Its place in the file, in bytes.
  let range: Range<Int>
  /// The address, without quotes and escapes.
  let url: String
}

extension Reference.Form {
  /// The address of a source map that a comment's text names: `# sourceMappingURL=site.css.map`.
  static func sourceMapURL(in comment: some Sequence<UInt8>) -> String? {
    let text = String(decoding: Array(comment), as: UTF8.self)
    guard let blank = text.dropFirst().first, text.hasPrefix("#"), blank == " " || blank == "\t" else { return nil }
    let mark = "sourceMappingURL="
    guard text.dropFirst(2).hasPrefix(mark) else { return nil }
    let url = text.dropFirst(2 + mark.count).trimmingWhitespace()
    return url.isEmpty || url.contains(where: \.isWhitespace) ? nil : url
  }
}
