import Foundation

/// Writes a Swift file that holds other files: `embed OUTPUT ROOT DATA-ROOT FILE…`.
///
/// A file below DATA-ROOT is named by its last component, any other by its path below ROOT.
@main
struct Embed {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().map { $0 }
    guard arguments.count >= 3 else { throw CocoaError(.fileReadInvalidFileName) }
    let (output, root, dataRoot) = (arguments[0], arguments[1] + "/", arguments[2] + "/")

    let entries = try arguments.dropFirst(3).map { path in
      let name = path.hasPrefix(dataRoot) ? (path as NSString).lastPathComponent : String(path.dropFirst(root.count))
      return try entry(name: name, contents: Data(contentsOf: URL(fileURLWithPath: path)))
    }
    let source = """
      /// The files that were in the package when it was built, by their path.
      enum EmbeddedFiles {
        static let all: [String: EmbeddedFile] = [
      \(entries.joined(separator: "\n"))
        ]
      }

      """
    try Data(source.utf8).write(to: URL(fileURLWithPath: output))
  }

  private static func entry(name: String, contents: Data) -> String {
    if let text = String(data: contents, encoding: .utf8) {
      return "    \(literal(name)): .text(\(literal(text))),"
    }
    return "    \(literal(name)): .base64(\(literal(contents.base64EncodedString()))),"
  }

  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\" + String(scalar)
      case "\n": literal += "\\n"
      case "\0"..<" ", "\u{7F}", "\u{FEFF}", "\u{2028}", "\u{2029}":
        literal += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
