import Foundation
import ManageGroundwork

/// A Swift source as the layering test reads it.
struct SourceFile: Sendable {
  /// A name by which code uses what another file declares.
  enum Symbol: Hashable, CustomStringConvertible {
    case type(String)
    case function(String)
    case member(String)

    var description: String {
      switch self {
      case .type(let name): name
      case .function(let name): "\(name)()"
      case .member(let name): ".\(name)"
      }
    }
  }

  struct Declaration {
    let symbol: Symbol
    /// Whether it is within no other, and other files may use it.
    let isTopLevel: Bool
    /// The type whose extension it stands in, as far as other files may use it.
    var extended: String?
  }

  /// Below the package's folder.
  let path: String
  private let lines: [String]

  init(path: String, text: String) {
    self.path = path
    lines = SwiftCode.lines(of: text)
  }

  /// The Swift files below a folder of the package, except those that are resources.
  static func all(below folder: String) throws -> [SourceFile] {
    try FileManager.default.subpathsOfDirectory(atPath: "\(Repository.path)/\(folder)")
      .filter { $0.hasSuffix(".swift") && !"/\($0)".contains("/Resources/") }.sorted()
      .map { SourceFile(path: "\(folder)/\($0)", text: try Repository.read("\(folder)/\($0)")) }
  }

  /// The types that the file declares, its functions, and the members of the types that it declares and extends.
  var declarations: [Declaration] {
    var (depth, extended) = (0, String?.none)
    return lines.flatMap { line in
      defer { depth += line.utf8.count { $0 == UInt8(ascii: "{") } - line.utf8.count { $0 == UInt8(ascii: "}") } }
      let words = Self.words(of: line).map(\.text)
      let isPrivate = words.contains("private") || words.contains("fileprivate")
      if depth == 0, let opening = words.first(where: { $0 == "extension" || Self.declaring.contains($0) }) {
        extended = opening == "extension" && !isPrivate ? Self.word(after: opening, in: words) : nil
      }
      let types = zip(words, words.dropFirst())
        .filter { Self.declaring.contains($0.0) && $0.1.first?.isUppercase == true }
        .map { Declaration(symbol: .type($0.1), isTopLevel: depth == 0 && !isPrivate) }
      return types + Self.callable(in: words, depth, isPrivate, extended)
    }
  }

  private static let declaring: Set = [
    "struct", "class", "enum", "actor", "protocol", "typealias", "associatedtype",
  ]

  private static func callable(
    in words: [String], _ depth: Int, _ isPrivate: Bool, _ extended: String?
  ) -> [Declaration] {
    let name = ["func", "var", "let"].lazy.compactMap { word(after: $0, in: words) }.first
    guard let name, depth < 2 else { return [] }
    return [
      depth == 0
        ? Declaration(symbol: .function(name), isTopLevel: !isPrivate)
        : Declaration(symbol: .member(name), isTopLevel: false, extended: isPrivate ? nil : extended)
    ]
  }

  private static func word(after keyword: String, in words: [String]) -> String? {
    words.firstIndex(of: keyword).flatMap { words[($0 + 1)...].first }
  }

  /// The modules that it imports, with the lines on which it does.
  var imports: [(name: String, line: Int)] {
    lines.enumerated().compactMap { index, line in
      let words = Self.words(of: line).map(\.text)
      guard let place = words.firstIndex(of: "import") else { return nil }
      return words[(place + 1)...].first { !Self.declaring.contains($0) && $0 != "func" }.map { ($0, index + 1) }
    }
  }

  /// The types, functions and members that it may use, with their lines; a type behind a full stop is its owner's.
  var uses: [(symbol: Symbol, line: Int)] {
    lines.enumerated().flatMap { index, line in
      Self.words(of: line).compactMap { word in
        let isCapital = word.text.first?.isUppercase == true
        if word.isMember { return isCapital ? nil : (.member(word.text), index + 1) }
        if isCapital { return (.type(word.text), index + 1) }
        return word.isCalled ? (.function(word.text), index + 1) : nil
      }
    }
  }

  private static func words(of line: String) -> [(text: String, isMember: Bool, isCalled: Bool)] {
    let bytes = Array(line.utf8)
    return bytes.indices.split { !bytes[$0].isWordPart }.map { word in
      let isMember = word.startIndex > 0 && bytes[word.startIndex - 1] == UInt8(ascii: ".")
      let isCalled = word.endIndex < bytes.count && bytes[word.endIndex] == UInt8(ascii: "(")
      return (String(decoding: bytes[word.startIndex..<word.endIndex], as: UTF8.self), isMember, isCalled)
    }
  }
}

extension UInt8 {
  fileprivate var isWordPart: Bool { isASCIIAlphanumeric || self == UInt8(ascii: "_") }
}
