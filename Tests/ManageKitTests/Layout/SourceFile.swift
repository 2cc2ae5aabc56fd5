import Foundation

/// A Swift source as the layering test reads it: its lines without comments and the texts of strings.
struct SourceFile: Sendable {
  /// Below the package's folder.
  let path: String
  let lines: [String]

  init(path: String, text: String) {
    self.path = path
    lines = Self.code(of: text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The Swift files below a folder of the package.
  static func all(below folder: String) throws -> [SourceFile] {
    try FileManager.default.subpathsOfDirectory(atPath: "\(Repository.path)/\(folder)")
      .filter { $0.hasSuffix(".swift") }.sorted()
      .map { SourceFile(path: "\(folder)/\($0)", text: try Repository.read("\(folder)/\($0)")) }
  }

  /// The types that it declares at its top level.
  var declaredTypes: [String] {
    var depth = 0
    return lines.compactMap { line in
      defer { depth += line.count { $0 == "{" } - line.count { $0 == "}" } }
      let declaration =
        /^\s*(?:@\w+\s+)*(?:(?:public|package|internal|final|indirect|nonisolated)\s+)*(?:struct|class|enum|actor|protocol|typealias)\s+(\w+)/
      return depth == 0 ? line.firstMatch(of: declaration).map { String($0.1) } : nil
    }
  }

  /// The modules that it imports, with the lines on which it does.
  var imports: [(module: String, line: Int)] {
    lines.enumerated().compactMap { index, line in
      line.firstMatch(of: /^\s*(?:@\w+\s+)*(?:(?:public|package|internal|private)\s+)?import\s+(?:\w+\s+)?(\w+)\s*$/)
        .map { (String($0.1), index + 1) }
    }
  }

  /// The words that can name a type, with their lines: not `x.Name` unless `x` is a module's or type's name.
  var typeNames: [(name: String, line: Int)] {
    lines.enumerated().flatMap { index, line in
      line.matches(of: /(?<before>[\w)\]>?!]*\.)?\b(?<name>[A-Z]\w*)\b/)
        .filter { $0.output.before == nil }
        .map { (String($0.output.name), index + 1) }
    }
  }

  /// Comments and the texts of strings become spaces, so that lines keep their numbers.
  static func code(of text: String) -> String {
    text
      .replacing(/(?s)#"""(.*?)"""#|"""(.*?)"""/) { Self.blank($0.output.0) }
      .replacing(/\/\/[^\n]*|(?s:\/\*.*?\*\/)|#"[^\n]*?"#|"(?:\\.|[^"\\\n])*"/) { Self.blank($0.output) }
  }

  private static func blank(_ text: Substring) -> String {
    // What a string interpolates is code.
    let interpolated = text.hasPrefix("\"") ? text.matches(of: /\\\(([^)]*)\)/).map { " " + $0.1 }.joined() : ""
    return interpolated.filter { !$0.isNewline } + text.filter(\.isNewline)
  }
}
