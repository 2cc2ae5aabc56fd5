/// An error that can say how to fix it.
public protocol ExplainedError: Error, CustomStringConvertible {
  /// How to fix it, where that is known.
  var hint: String? { get }
}

/// An expected failure of a command: one line for the person at the terminal, and where there is a fix a second.
public struct CommandError: ExplainedError {
  /// The failure.
  public var description: String
  /// How to fix it.
  public var hint: String?
  /// The exit code of the process.
  public var exitCode: ExitStatus

  /// A failure; commands that were called wrongly pass `.usage`.
  public init(_ message: String, hint: String? = nil, exitCode: ExitStatus = .failure) {
    description = message
    self.hint = hint
    self.exitCode = exitCode
  }
}

/// The exit code of `manage`.
public enum ExitStatus: Int32, Sendable {
  case success = 0
  case failure = 1
  /// Bad usage, `EX_USAGE` of `sysexits.h`.
  case usage = 64
  /// Ended by SIGINT.
  case interrupted = 130
  /// Ended by SIGTERM.
  case terminated = 143
}

extension SettingsError: ExplainedError {}
