/// AccountPrompts about an account, for a command that makes or changes one.
struct AccountPrompts: Sendable {
  let console: Console

  /// Asks until the answer passes `check`, which returns what it means; who can't be asked again gets the error.
  func ask<Answer>(
    _ question: String, check: (String) async throws -> Answer
  ) async throws -> Answer {
    while true {
      do {
        return try await check(try await console.ask(question))
      } catch let error as InvalidValue {
        try complain(error.message)
      }
    }
  }

  /// Says what is wrong with an answer; throws it if nobody is at the terminal to correct it.
  func complain(_ message: String) throws {
    guard console.isInteractive else { throw CommandError(message) }
    console.say("Error: \(message)", atVerbosity: 0)
  }

  /// Asks for a new password twice.
  ///
  /// Throws `InvalidValue` if the two differ or are empty.
  func askNewPassword() async throws -> String {
    let password = try await console.askSecret("Password: ")
    let repetition = try await console.askSecret("Password (again): ")
    guard password.utf8.elementsEqual(repetition.utf8) else {
      throw InvalidValue(code: "password_mismatch", message: "Your passwords didn't match.")
    }
    guard !password.allSatisfy(\.isWhitespace) else {
      throw InvalidValue(code: "blank", message: "Blank passwords aren't allowed.")
    }
    return password
  }
}
