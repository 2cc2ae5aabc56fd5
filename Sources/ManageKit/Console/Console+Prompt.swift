import ManageGroundwork

extension Console {
  /// Asks a question on standard error and returns the line that is answered.
  ///
  /// Throws `CommandError` at the end of input; `hint` says how to do without an answer.
  public func ask(_ question: String, hint: String? = nil) async throws -> String {
    try await answer(to: question, hidden: false, hint: hint)
  }

  /// Asks for something that must not be seen while it is typed.
  ///
  /// Throws `CommandError` at the end of input; `hint` says how to do without an answer.
  public func askSecret(_ question: String, hint: String? = nil) async throws -> String {
    try await answer(to: question, hidden: true, hint: hint)
  }

  private func answer(to question: String, hidden: Bool, hint: String?) async throws -> String {
    sayPart(question)
    let line = await BlockingCall.run { hidden && isInteractive ? readHiddenLine() : readLine() }
    guard let line else {
      // The question's line is still open.
      say("", atVerbosity: 0)
      throw CommandError("no answer to '\(question.trimmingWhitespace())': the input ended", hint: hint)
    }
    // What isn't UTF-8 is read as U+FFFD, by which two different passwords would be the same.
    guard !line.unicodeScalars.contains("\u{FFFD}") else {
      throw CommandError(
        "the answer to '\(question.trimmingWhitespace())' is not UTF-8 text, or holds U+FFFD",
        hint: "set the terminal to UTF-8, or type ASCII alone")
    }
    return line
  }

  private func readHiddenLine() -> String? {
    // The line's end is not echoed either.
    defer { sayPart("\n") }
    return TerminalEcho().hidden { readLine() }
  }
}
