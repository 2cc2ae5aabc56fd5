/// The content of a `.env` file: entries in their order, and a problem for every line that says nothing readable.
///
/// `KEY=value`, as docker's `env_file` and python-dotenv read it: `export` before the key, spaces around `=`,
/// whole-line comments and ` #` after an unquoted value, `'literal'` (with `\'` for a quote) and `"escaped \n \t \r \" \\ \$"` values over
/// several lines, CRLF and a byte-order mark. There is no expansion of variables: `$` is a dollar sign.
/// Of two lines with one key the later wins, and the earlier is reported.
public struct DotEnvFile: Sendable {
  /// One `KEY=value`.
  public struct Entry: Sendable {
    /// The key.
    public let name: String
    /// The value without quotes; may be empty.
    public let value: Secret
    /// The line of the key, from 1.
    public let line: Int
  }

  /// The file's name in sources: `.env`, or the path that was passed.
  public let name: String
  /// All entries, duplicates included.
  public let entries: [Entry]
  /// Bad lines (errors) and duplicate keys (warnings), by line.
  public let problems: [CheckMessage]
  /// Whether users other than the owner can read the file.
  public let isExposed: Bool

  /// Parses the bytes of a file.
  public init(name: String, bytes: [UInt8], isExposed: Bool = false) {
    self.name = name
    self.isExposed = isExposed
    if Self.isUTF16(bytes) {
      let message = "\(name) is UTF-16 text, of which no line can be read"
      entries = []
      problems = [CheckMessage(.notUTF8, message, hint: "save \(name) as UTF-8")]
    } else {
      var parser = DotEnvParser(name: name, bytes: bytes)
      parser.parse()
      entries = parser.entries
      problems = parser.problems + Self.duplicates(among: parser.entries, of: name)
    }
  }

  /// A file of which nothing can be read.
  init(name: String, problem: CheckMessage, isExposed: Bool = false) {
    self.name = name
    entries = []
    problems = [problem]
    self.isExposed = isExposed
  }

  /// By the byte-order mark, or by the NULs that every second byte of ASCII text is.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let nuls = bytes.prefix(4).map { $0 == 0 }
    return nuls == [false, true, false, true] || nuls == [true, false, true, false]
  }

  /// Parses text.
  public init(name: String = ".env", text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  private static func duplicates(among entries: [Entry], of name: String) -> [CheckMessage] {
    let last = Dictionary(entries.map { ($0.name, $0.line) }) { max($0, $1) }
    return entries.compactMap { entry in
      guard let line = last[entry.name], line != entry.line else { return nil }
      return CheckMessage(
        .duplicate, key: entry.name, "\(entry.name) is set again at \(name):\(line), which wins",
        hint: "delete one of the two lines", source: .file(name: name, line: entry.line))
    }
  }
}
