/// The content of a `.env` file: entries in their order, and a problem for every line that says nothing readable.
///
/// `KEY=value`, as docker's `env_file` and python-dotenv read it: `export` before the key, spaces around `=`,
/// whole-line comments and ` #` after an unquoted value, `'literal'` and `"escaped \n \t \r \" \\ \$"` values over
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
  public let problems: [Problem]
  /// Whether users other than the owner can read the file.
  public let isExposed: Bool

  /// Parses the bytes of a file.
  public init(name: String, bytes: [UInt8], isExposed: Bool = false) {
    var parser = DotEnvParser(name: name, bytes: bytes)
    parser.parse()
    self.name = name
    self.isExposed = isExposed
    entries = parser.entries
    problems = parser.problems + Self.duplicates(among: parser.entries, of: name)
  }

  /// Parses text.
  public init(name: String = ".env", text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  private static func duplicates(among entries: [Entry], of name: String) -> [Problem] {
    let last = Dictionary(entries.map { ($0.name, $0.line) }) { max($0, $1) }
    return entries.compactMap { entry in
      guard let line = last[entry.name], line != entry.line else { return nil }
      return Problem(
        .duplicate, key: entry.name, "\(entry.name) is set again at \(name):\(line), which wins",
        hint: "delete one of the two lines", source: .file(name: name, line: entry.line))
    }
  }
}
