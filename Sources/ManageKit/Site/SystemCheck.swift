/// A check of `manage check`, which finds mistakes before a visitor does (Django's system check framework).
///
///     App("forum", checks: [SystemCheck(tag: "forum") { context in … }])
public struct SystemCheck: Sendable {
  /// The name that `--tag` chooses it by.
  public let tag: String
  /// Looks for mistakes.
  let run: @Sendable (CommandContext) async throws -> [CheckMessage]

  /// A check.
  public init(tag: String, _ run: @escaping @Sendable (CommandContext) async throws -> [CheckMessage]) {
    self.tag = tag
    self.run = run
  }
}

/// A mistake that a check found.
public struct CheckMessage: Sendable, Encodable {
  /// How bad a mistake is.
  public enum Level: String, Sendable, Encodable, CaseIterable {
    case warning, error
  }

  /// The stable name of the kind of mistake, such as `templates.E001`.
  public let id: String
  /// How bad it is.
  public let level: Level
  /// Where it is, such as `forum/list.html:3:7`.
  public let place: String?
  /// The problem.
  public let message: String
  /// How to fix it.
  public let hint: String?
  /// The lines that show it.
  public let excerpt: String?

  /// A mistake.
  public init(
    id: String, level: Level, place: String? = nil, _ message: String, hint: String? = nil, excerpt: String? = nil
  ) {
    self.id = id
    self.level = level
    self.place = place
    self.message = message
    self.hint = hint
    self.excerpt = excerpt
  }
}
