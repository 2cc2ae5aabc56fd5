import Foundation
import SystemPackage

/// Where a command writes its result and its talk, and asks its questions.
public struct Console: Sendable {
  /// 0 only errors, 1 normal, 2 more, 3 everything.
  public let verbosity: Int
  /// Whether text on standard output may be colored.
  public let isColored: Bool
  private let areErrorsColored: Bool
  /// Whether a person sits at standard input.
  public let isInteractive: Bool
  /// Whether standard error is a terminal on which a line can be written over.
  let canRewriteLine: Bool
  /// The full names of the environment's keys, by which messages name them.
  var keyNames = KeyNames()
  private let streams = OutputStreams()

  init(verbosity: Int, color: ColorChoice, environment: [String: String]) {
    self.verbosity = verbosity
    isInteractive = isatty(STDIN_FILENO) == 1
    let understandsEscapes = Self.understandsEscapes(environment)
    canRewriteLine = understandsEscapes && isatty(STDERR_FILENO) == 1
    isColored = color.allows(environment: environment, isTerminal: isatty(STDOUT_FILENO) == 1)
    areErrorsColored = color.allows(environment: environment, isTerminal: isatty(STDERR_FILENO) == 1)
  }

  /// When text is colored.
  enum ColorChoice {
    case automatic, always, never

    /// `automatic` follows https://no-color.org: not where `NO_COLOR` is set to anything but nothing; nor on terminals
    /// that have no escapes.
    func allows(environment: [String: String], isTerminal: Bool) -> Bool {
      switch self {
      case .always: true
      case .never: false
      case .automatic:
        environment["NO_COLOR", default: ""].isEmpty && isTerminal && Console.understandsEscapes(environment)
      }
    }
  }

  /// Whether the terminal is one that takes escape sequences: editors and build logs say `dumb`, or nothing.
  private static func understandsEscapes(_ environment: [String: String]) -> Bool {
    !["", "dumb"].contains(environment["TERM", default: ""])
  }

  /// Writes a line of the result to standard output.
  public func print(_ line: String = "") {
    streams.write(line + "\n", to: .standardOutput)
  }

  /// Writes a piece of a line of the result to standard output, at once.
  public func printPart(_ text: String) {
    streams.write(text, to: .standardOutput)
  }

  /// Writes a line that says what was done to standard output, unless only errors are to be told.
  public func announce(_ line: String) {
    if verbosity > 0 { print(line) }
  }

  /// Writes a line of talk to standard error, unless the command is to say less.
  public func say(_ line: String, atVerbosity minimum: Int = 1) {
    if verbosity >= minimum { sayPart(line + "\n") }
  }

  /// Writes a piece of a line of talk to standard error, at once.
  func sayPart(_ text: String) {
    streams.write(text, to: .standardError)
  }

  /// Writes a line about what is wrong but stops nothing to standard error.
  public func warn(_ line: String) {
    say("\(styled("warning:", .yellow)) \(keyNames.inFull(line))", atVerbosity: 0)
  }

  /// Writes a line of talk to standard error once some time has passed, unless the task is cancelled before.
  func say(_ line: String, after delay: Duration) -> Task<Void, any Error> {
    Task {
      try await Task.sleep(for: delay)
      say(line)
    }
  }

  /// Writes a failure: `error: …`, and `hint: …` where there is a fix.
  func report(_ error: any Error, inFull: Bool) {
    sayPart(failure(error, inFull: inFull))
  }

  /// The status to exit with: output that could not be written is a failure, which is reported where it can be.
  func ending(with status: ExitStatus) -> ExitStatus {
    guard let error = streams.error else { return status }
    report(error, inFull: false)
    return status == .success ? .failure : status
  }

  /// The lines of a failure: one, or two with a hint, unless it is told in full.
  func failure(_ error: any Error, inFull: Bool) -> String {
    let message = inFull ? "\(type(of: error)): \(String(reflecting: error))" : line(SystemMessage.of(error))
    let hint = (error as? any ExplainedError)?.hint.map {
      "\(Self.text("hint:", .cyan, areErrorsColored)) \(line($0))\n"
    }
    return "\(Self.text("error:", .red, areErrorsColored)) \(message)\n" + (hint ?? "")
  }

  private func line(_ text: String) -> String {
    keyNames.inFull(text.split(whereSeparator: \.isNewline).joined(separator: " "))
  }

  /// `text` in a style, where text may be colored.
  public func styled(_ text: String, _ style: Style) -> String {
    Self.text(text, style, isColored)
  }

  private static func text(_ text: String, _ style: Style, _ isColored: Bool) -> String {
    isColored ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// How text can look.
  public enum Style: Int, Sendable {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
    case cyan = 36
  }
}
