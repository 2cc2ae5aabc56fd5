/// The printers' Latin.
enum Lorem {
  private static let common =
    "Lorem ipsum dolor sit amet, consectetur adipisicing elit, sed do eiusmod tempor incididunt ut labore et dolore "
    + "magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo "
    + "consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla "
    + "pariatur. Excepteur sint occaecat cupidatat non proident, sunt in culpa qui officia deserunt mollit anim id "
    + "est laborum."
  private static let vocabulary = common.lowercased().split { !$0.isLetter }.map(String.init)
  private static let commonWordCount = 19

  /// Words; the first are the usual ones, of which a negative count leaves out as many as it says.
  static func words(_ count: Int, startsCommon: Bool) -> [String] {
    guard count >= 0 else { return startsCommon ? vocabulary.prefix(commonWordCount).dropLast(-max(count, -20)) : [] }
    let start = startsCommon ? Array(vocabulary.prefix(min(count, commonWordCount))) : []
    return start + (0..<count - start.count).map { _ in word() }
  }

  /// Paragraphs; the first is the usual one.
  static func paragraphs(_ count: Int, startsCommon: Bool) -> [String] {
    (0..<count).map { index in
      startsCommon && index == 0 ? common : (0..<Int.random(in: 1...4)).map { _ in sentence() }.joined(separator: " ")
    }
  }

  private static func sentence() -> String {
    let parts = (0..<Int.random(in: 1...5)).map { _ in
      (0..<Int.random(in: 3...12)).map { _ in word() }.joined(separator: " ")
    }
    let text = parts.joined(separator: ", ")
    return text.prefix(1).uppercased() + text.dropFirst() + (Bool.random() ? "?" : ".")
  }

  private static func word() -> String { vocabulary.randomElement() ?? "" }
}
