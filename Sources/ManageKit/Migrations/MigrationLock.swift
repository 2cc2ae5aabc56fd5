import Foundation

/// Lets one run of migrations at a time into a database, in all processes; taken before the history is read.
///
/// On PostgreSQL an open transaction on a connection of its own holds it: a pooler leaves that connection to this
/// process, nothing that a migration does to its session touches the lock, and it is free when the connection ends. It
/// is polled for: a waiter blocked in PostgreSQL would hold a snapshot that stops CREATE INDEX CONCURRENTLY, which an
/// idle transaction doesn't.
struct MigrationLock: Sendable {
  private static let interval = Duration.milliseconds(100)
  /// Shorter than any sensible limit for idle transactions.
  private static let heartbeat = Duration.milliseconds(500)

  /// How long a second connection may take: a busy server needs a while to start one.
  private static let patience = Duration.seconds(15)

  let wait: Duration
  /// Called once, if another run holds the lock, with what is known of that one.
  let onWait: @Sendable (MigrationLockHolder?) -> Void

  /// Runs `body` under the lock.
  ///
  /// Throws `MigrationError.locked` after `wait`, `RunFailure.singleConnection` and `lockLost`, and what `body` throws.
  func hold<T: Sendable>(
    on database: Database, _ body: @escaping @Sendable () async throws -> T
  ) async throws -> T {
    if let path = database.path { return try await hold(FileLock.path(forDatabase: path), body) }
    var result: T?
    try await poll({ try await AdvisoryLock.holder(database.bound { $0.deadline = .now + .seconds(2) }) }) {
      result = try await database.withConnection { connection -> T? in
        guard try await Self.take(on: connection) else { return nil }
        try await Self.demandSecondConnection(of: database)
        return try await Self.keep(connection, body)
      }
      return result != nil
    }
    guard let result else { throw CancellationError() }
    return result
  }

  /// Behind a pooler there may be no connection to ask by, while the other run has them.
  private static nonisolated(nonsending) func take(on connection: Connection) async throws -> Bool {
    do { return try await AdvisoryLock.take(on: connection) } catch DatabaseError.timedOut { return false }
  }

  /// Keeps the transaction that holds the lock from looking idle while `body` runs, and sees when it is lost.
  private static nonisolated(nonsending) func keep<T: Sendable>(
    _ connection: Connection, _ body: @escaping @Sendable () async throws -> T
  ) async throws -> T {
    let (beats, heart) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let result = try await withThrowingTaskGroup(of: Result<T, any Error>?.self) { group in
      group.addTask {
        defer { heart.finish() }
        do { return .success(try await body()) } catch { return .failure(error) }
      }
      group.addTask {
        while !Task.isCancelled {
          try? await Task.sleep(for: heartbeat)
          heart.yield()
        }
        return nil
      }
      defer { group.cancelAll() }
      do {
        // Without a statement, so without a snapshot.
        for await _ in beats { try await connection.executeScript("") }
      } catch let error as DatabaseError {
        throw RunFailure.lockLost(reason: error.description)
      } catch is CancellationError {
        // What `body` says of that counts.
      }
      while let outcome = try await group.next() { if let outcome { return outcome } }
      throw CancellationError()
    }
    _ = try? await connection.execute("COMMIT")
    return try result.get()
  }

  /// A pooler that has one connection, which the lock now takes, would let everything wait.
  private static func demandSecondConnection(of database: Database) async throws {
    do {
      try await database.bound { $0.deadline = .now + patience }.query("SELECT 1")
    } catch DatabaseError.timedOut {
      throw RunFailure.singleConnection
    }
  }

  private func hold<T: Sendable>(_ path: String, _ body: @Sendable () async throws -> T) async throws -> T {
    var lock: FileLock?
    try await poll({ FileLock.holder(path: path) }) {
      lock = try FileLock.acquire(path: path)
      return lock != nil
    }
    let result = try await body()
    _ = consume lock
    return result
  }

  private nonisolated(nonsending) func poll(
    _ holder: nonisolated(nonsending) () async throws -> MigrationLockHolder?,
    _ attempt: nonisolated(nonsending) () async throws -> Bool
  ) async throws {
    let start = ContinuousClock.now
    guard try await !attempt() else { return }
    let other = try? await holder()
    guard wait > .zero else { throw MigrationError.locked(waited: .zero, by: other) }
    onWait(other)
    while ContinuousClock.now - start < wait {
      try await Task.sleep(for: Self.interval)
      if try await attempt() { return }
    }
    throw MigrationError.locked(waited: wait, by: try? await holder())
  }
}
