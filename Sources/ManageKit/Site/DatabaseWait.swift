/// Waits for a database that isn't up yet, as in a container that was started along with this one.
struct DatabaseWait {
  /// Zero doesn't wait.
  let limit: Duration
  let console: Console

  private static let pause = Duration.seconds(1)

  /// Tries until the database answers, and says each time why it doesn't.
  ///
  /// Throws `CommandError` with the last reason once the time is over.
  func end(for database: Database) async throws {
    guard limit > .zero else { return }
    let deadline = ContinuousClock.now + limit
    while let error = try await reason(of: database) {
      let rest = deadline - .now
      guard rest > .zero else {
        throw CommandError(
          "the database can't be reached after \(limit.components.seconds) s: \(error)", hint: error.hint)
      }
      console.say("Waiting for the database: \(error)")
      try await Task.sleep(for: min(rest, Self.pause))
    }
  }

  /// Why the database can't be reached; nil once it answers.
  private func reason(of database: Database) async throws -> DatabaseError? {
    do {
      try await database.execute("SELECT 1")
      return nil
    } catch let error as DatabaseError {
      switch error {
      case .unreachable, .timedOut, .connectionLost: return error
      default: throw error
      }
    }
  }
}
