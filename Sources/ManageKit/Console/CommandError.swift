/// A failure that says how to mend it.
public protocol ExplainedError: Error, CustomStringConvertible {
  /// How to mend it, where that is known.
  var hint: String? { get }
}

/// An expected failure of a command: one line for the person at the terminal, and where there is a fix a second.
public struct CommandError: ExplainedError {
  /// What went wrong.
  public var description: String
  /// How to mend it.
  public var hint: String?
  /// What the process exits with.
  public var exitCode: ExitStatus

  /// A failure; commands that were called wrongly pass `.usage`.
  public init(_ message: String, hint: String? = nil, exitCode: ExitStatus = .failure) {
    description = message
    self.hint = hint
    self.exitCode = exitCode
  }
}

/// What `manage` exits with.
public enum ExitStatus: Int32, Sendable {
  case success = 0
  case failure = 1
  /// Bad usage, `EX_USAGE` of `sysexits.h`.
  case usage = 64
}

extension SettingsError: ExplainedError {}
