/// One statement that was run: what a slow log, traces and a debug toolbar are told.
package struct StatementEvent: Sendable {
  /// The statement; its values may be secret.
  package let sql: SQL
  /// Where it was asked for.
  package let place: SourcePlace
  /// On whose behalf.
  package let context: DatabaseContext
  /// How long it took, with the wait for a connection.
  package let duration: Duration
  /// Why it failed; nil if it didn't.
  package let error: (any Error)?
}

extension DatabaseContext {
  /// Runs `body`, which sends `sql`: every statement that the site asks for passes here.
  ///
  /// A refusal learns its place.
  nonisolated(nonsending) func running<T>(
    _ sql: @autoclosure () -> SQL, at place: SourcePlace, _ body: nonisolated(nonsending) () async throws -> T
  ) async throws -> T {
    guard let observer else { return try await locating(place, body) }
    let start = ContinuousClock.now
    func tell(_ error: (any Error)?) {
      observer(
        StatementEvent(
          sql: sql(), place: place, context: self, duration: ContinuousClock.now - start, error: error))
    }
    do {
      let result = try await locating(place, body)
      tell(nil)
      return result
    } catch {
      tell(error)
      throw error
    }
  }

  private nonisolated(nonsending) func locating<T>(
    _ place: SourcePlace, _ body: nonisolated(nonsending) () async throws -> T
  ) async throws -> T {
    do { return try await body() } catch DatabaseError.refused(var refusal) {
      refusal.place = refusal.place ?? place
      throw DatabaseError.refused(refusal)
    }
  }
}
