/// A check of `manage check`, which finds mistakes before a visitor does (Django's system check framework).
///
///     App("forum", checks: [SystemCheck(tag: "forum") { context in … }])
public struct SystemCheck: Sendable {
  /// An option of `manage check` that asks for more checks.
  public enum Option: Sendable {
    /// `--deploy`: checks of what only production needs.
    case deploy
    /// `--database`: checks that ask the database.
    case database
  }

  /// The name that `--tag` chooses it by.
  public let tag: String
  /// The option without which it isn't run.
  public let option: Option?
  /// Looks for mistakes.
  let run: @Sendable (CommandContext) async throws -> [CheckMessage]

  /// A check.
  public init(
    tag: String, with option: Option? = nil, _ run: @escaping @Sendable (CommandContext) async throws -> [CheckMessage]
  ) {
    self.tag = tag
    self.option = option
    self.run = run
  }
}
