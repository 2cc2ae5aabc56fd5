import Foundation

/// A Swift source as the layering test reads it.
struct SourceFile: Sendable {
  /// Below the package's folder.
  let path: String
  private let lines: [String]

  init(path: String, text: String) {
    self.path = path
    lines = SwiftCode.lines(of: text)
  }

  /// The Swift files below a folder of the package.
  static func all(below folder: String) throws -> [SourceFile] {
    try FileManager.default.subpathsOfDirectory(atPath: "\(Repository.path)/\(folder)")
      .filter { $0.hasSuffix(".swift") }.sorted()
      .map { SourceFile(path: "\(folder)/\($0)", text: try Repository.read("\(folder)/\($0)")) }
  }

  /// The types that the file declares, and whether each is within no other.
  var declarations: [(name: String, isTopLevel: Bool)] {
    var depth = 0
    return lines.flatMap { line in
      defer { depth += line.utf8.count { $0 == UInt8(ascii: "{") } - line.utf8.count { $0 == UInt8(ascii: "}") } }
      let words = Self.words(of: line).map(\.text)
      return zip(words, words.dropFirst()).filter { Self.declaring.contains($0.0) && $0.1.first?.isUppercase == true }
        .map { ($0.1, depth == 0) }
    }
  }

  private static let declaring: Set = [
    "struct", "class", "enum", "actor", "protocol", "typealias", "associatedtype",
  ]

  /// The modules that it imports, with the lines on which it does.
  var imports: [(name: String, line: Int)] {
    lines.enumerated().compactMap { index, line in
      let words = Self.words(of: line).map(\.text)
      guard let place = words.firstIndex(of: "import") else { return nil }
      return words[(place + 1)...].first { !Self.declaring.contains($0) && $0 != "func" }.map { ($0, index + 1) }
    }
  }

  /// The words that can name a type, with their lines; members, which follow a full stop, are their owner's.
  var typeNames: [(name: String, line: Int)] {
    lines.enumerated().flatMap { index, line in
      Self.words(of: line).filter { !$0.isMember && $0.text.first?.isUppercase == true }.map { ($0.text, index + 1) }
    }
  }

  private static func words(of line: String) -> [(text: String, isMember: Bool)] {
    let bytes = Array(line.utf8)
    return bytes.indices.split { !bytes[$0].isWordPart }.map { word in
      let isMember = word.startIndex > 0 && bytes[word.startIndex - 1] == UInt8(ascii: ".")
      return (String(decoding: bytes[word.startIndex..<word.endIndex], as: UTF8.self), isMember)
    }
  }
}

extension UInt8 {
  fileprivate var isWordPart: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
