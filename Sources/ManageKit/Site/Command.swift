public import ArgumentParser

/// A command of `manage`: its arguments are its properties, as in any `ParsableArguments`.
///
///     struct Greet: Command {
///       static let name = "greet"
///       static let summary = "Greet somebody."
///       @Argument var who: String
///
///       func run(in context: CommandContext) {
///         context.console.print("Hello, \(who)")
///       }
///     }
///
/// A site runs it once an app lists it: `App("greetings", commands: [Greet.self])`.
public protocol Command: ParsableArguments, Sendable {
  /// The word after `manage`.
  static var name: String { get }
  /// One sentence for the list of commands.
  static var summary: String { get }
  /// The text of `manage help NAME` below the summary.
  static var discussion: String { get }
  /// The settings that it needs in any case; missing ones are named before it runs.
  static var requirements: [Requirement] { get }
  /// The settings that it needs with the options it is passed.
  var requirements: [Requirement] { get }

  /// Whether it runs the apps' pages, and so reads the settings of all apps.
  static var servesPages: Bool { get }

  /// Does the work. What it throws is printed as one line, and the exit code is 1, or as a `CommandError` says.
  func run(in context: CommandContext) async throws
}

extension Command {
  /// Nothing.
  public static var discussion: String { "" }
  /// No settings.
  public static var requirements: [Requirement] { [] }
  /// It doesn't.
  public static var servesPages: Bool { false }
  /// The requirements of the type.
  public var requirements: [Requirement] { Self.requirements }
}
