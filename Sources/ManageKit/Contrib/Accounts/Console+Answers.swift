extension Console {
  /// Asks until the answer passes `check`, which returns the value it stands for; where nobody sits at the terminal to
  /// answer again, throws the error.
  func ask<Answer>(
    _ question: String, hint: String, check: (String) async throws -> Answer
  ) async throws -> Answer {
    while true {
      do {
        return try await check(try await ask(question, hint: hint))
      } catch let error as InvalidValue {
        try complain(error.message, hint: hint)
      }
    }
  }

  /// Says what is wrong with an answer; throws it where nobody sits at the terminal to answer again.
  func complain(_ message: String, hint: String) throws {
    guard isInteractive else { throw CommandError(message, hint: hint) }
    say("Error: \(message)", atVerbosity: 0)
  }

  /// Asks for a new password twice.
  ///
  /// Throws `InvalidValue` if the two differ or are empty.
  func askNewPassword(hint: String? = nil) async throws -> String {
    let password = try await askSecret("Password: ", hint: hint)
    let repetition = try await askSecret("Password (again): ", hint: hint)
    guard password.utf8.elementsEqual(repetition.utf8) else {
      throw InvalidValue(code: "password_mismatch", message: "Your passwords didn't match.")
    }
    guard !password.allSatisfy(\.isWhitespace) else {
      throw InvalidValue(code: "blank", message: "Blank passwords aren't allowed.")
    }
    return password
  }
}
