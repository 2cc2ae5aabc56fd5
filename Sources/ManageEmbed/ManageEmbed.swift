import Foundation

/// Writes a Swift file that holds other files: `ManageEmbed OUTPUT MODULE ROOT FOLDER FILE…`.
///
/// Each file is named by its path below ROOT. FOLDER is the one below ROOT whose files count where no other is named.
@main
struct ManageEmbed {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 4 else { throw CocoaError(.fileReadInvalidFileName) }
    let (output, module, root, defaultFolder) = (arguments[0], arguments[1], arguments[2] + "/", arguments[3])

    let entries = try arguments.dropFirst(4).map { path in
      try entry(name: String(path.dropFirst(root.count)), contents: Data(contentsOf: URL(fileURLWithPath: path)))
    }
    let source = """
      \(module == "ManageKit" ? "" : "import ManageKit\n")
      extension Resources {
        /// The files of the target's folder `Resources`, as they were when it was built; in an executable, those of the
        /// package's own folders.
        static func embedded(in folder: String = \(literal(defaultFolder))) -> Resources {
          Resources(embeddedFiles, in: folder)
        }

        private static let embeddedFiles: [(path: StaticString, content: EmbeddedFile)] = [
      \(entries.joined(separator: "\n"))
        ]
      }

      """
    try Data(source.utf8).write(to: URL(fileURLWithPath: output))
  }

  private static func entry(name: String, contents: Data) -> String {
    if let text = String(data: contents, encoding: .utf8) {
      return "    (\(literal(name)), .text(\(literal(text)))),"
    }
    // Nothing in base64 needs an escape, and pictures are long.
    return "    (\(literal(name)), .base64(\"\(contents.base64EncodedString())\")),"
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
