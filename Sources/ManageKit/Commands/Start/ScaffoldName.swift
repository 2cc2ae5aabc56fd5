/// The name of a new site or app: a Swift identifier that can be a module.
struct ScaffoldName {
  /// The name as a type or a module has it: `Books`.
  let capitalized: String
  /// The name as a folder, a table or a route has it: `books`.
  let lowercased: String

  /// Throws `CommandError` for a name that can't be a module.
  init(_ name: String) throws(CommandError) {
    guard name.utf8.count <= 50, name.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]*/) != nil else {
      throw CommandError(
        "'\(name)' is not a name of letters, digits and underscores, 50 at most, that begins with a letter",
        hint: "for example 'books'", exitCode: .usage)
    }
    lowercased = name.lowercased()
    capitalized = name.prefix(1).uppercased() + name.dropFirst()
    let (word, module) = (lowercased, capitalized.lowercased())
    guard !Self.keywords.contains(word) else {
      throw CommandError("'\(name)' is a keyword of Swift", hint: "choose another name", exitCode: .usage)
    }
    guard !Self.modules.contains(where: { $0.lowercased() == module || $0.lowercased() == module + "tests" }) else {
      throw CommandError(
        "'\(name)' is the name of a module that the site would build with", hint: "choose another name",
        exitCode: .usage)
    }
  }

  /// The Swift Programming Language, "Keywords and Punctuation": those that can't be an identifier.
  private static let keywords: Set = [
    "any", "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do",
    "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in",
    "init", "inout", "internal", "is", "let", "nil", "open", "operator", "precedencegroup", "private", "protocol",
    "public", "repeat", "rethrows", "return", "self", "some", "static", "struct", "subscript", "super", "switch",
    "throw", "throws", "true", "try", "type", "typealias", "var", "where", "while",
  ]

  /// The modules of the package, of those it depends on and of the toolchain; `Resources/modules.txt` lists them.
  private static let modules = (Resources.embedded().files["modules.txt"]?.text ?? "").split(separator: "\n")
}
