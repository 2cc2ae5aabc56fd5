/// Which migration: `accounts.0001_initial`.
public struct MigrationID: Hashable, Sendable {
  /// The app, the folder below `migrations/`.
  public let app: String
  /// Four digits and words: `0001_initial`.
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

  /// The four digits that the name starts with.
  var number: Substring { name.prefix(4) }

  static func isApp(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-z_][a-z0-9_]*/) != nil
  }

  static func isName(_ text: String) -> Bool {
    text.wholeMatch(of: /[0-9]{4}_[a-z0-9_]+/) != nil
  }
}

extension MigrationID: Comparable {
  public static func < (left: MigrationID, right: MigrationID) -> Bool {
    (left.app, left.name) < (right.app, right.name)
  }
}

extension MigrationID: CustomStringConvertible {
  public var description: String { "\(app).\(name)" }
}
