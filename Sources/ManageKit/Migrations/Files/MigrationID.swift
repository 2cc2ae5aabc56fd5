import ManageGroundwork

/// Which migration: `accounts.0001_initial`.
public struct MigrationID: Hashable, Sendable {
  /// The app, the folder below `migrations/`.
  public let app: String
  /// Four digits, or the fourteen of a time, and words: `0001_initial`, `20261130174500_initial`; or `repeat_words`,
  /// which is run again whenever its file changes.
  public let name: String

  init(app: String, name: String) {
    self.app = app
    self.name = name
  }

  /// Reads `APP.NAME`; nil where either is malformed.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, Self.isApp(parts[0]), Self.isName(parts[1]) else { return nil }
    self.init(app: parts[0], name: parts[1])
  }

  /// The digits that the name starts with.
  var number: Substring { name.prefix { $0 != "_" } }

  /// Whether it makes what can be made again, such as views and functions.
  public var isRepeatable: Bool { number == "repeat" }

  static func isApp(_ text: String) -> Bool {
    text.utf8.first.map { !$0.isASCIIDigit } == true && isWords(text.utf8)
  }

  static func isName(_ text: String) -> Bool {
    let number = text.utf8.prefix { $0.isASCIIDigit }
    let rest = text.utf8.dropFirst(number.count)
    let words = number.isEmpty && text.hasPrefix("repeat_") ? rest.dropFirst("repeat".utf8.count) : rest
    guard [4, 14].contains(number.count) || words.count < rest.count else { return false }
    return words.first == UInt8(ascii: "_") && words.count > 1 && isWords(words)
  }

  private static func isWords(_ text: some Sequence<UInt8>) -> Bool {
    text.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: "_") || (97...122).contains($0) }
  }
}

extension MigrationID: Comparable {
  /// By app and number; fourteen digits come after four, and repeatable ones last.
  public static func < (left: MigrationID, right: MigrationID) -> Bool {
    (left.app, left.rank, left.name) < (right.app, right.rank, right.name)
  }

  private var rank: Int { isRepeatable ? .max : number.utf8.count }
}

extension MigrationID: CustomStringConvertible {
  public var description: String { "\(app).\(name)" }
}
