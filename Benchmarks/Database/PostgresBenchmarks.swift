import CBareLibpq
import Foundation
import ManageKit

/// PostgreSQL, compared with bare libpq, pgbench, psql and Django.
struct PostgresBenchmarks {
  let database: Database
  private static let bulk = 10_000

  func run() async throws {
    try await database.execute(BenchmarkPost.createTable(in: .postgres))
    try await database.copy(
      into: BenchmarkPost.table, columns: BenchmarkPost.columnNames, rows: BenchmarkPost.rows(1...20_000))
    // Or the plans would depend on when the server looks at the table by itself.
    try await database.execute("ANALYZE \(identifier: BenchmarkPost.table)")
    try await streaming().report()
    try await withTaskExecutorPreference(database.executor) {
      try await fetch(25, name: "fetch 25 rows of 12 columns", batch: 100, goal: .atMost(1 / 0.85))
      try await fetch(10_000, name: "fetch 10,000 rows of 12 columns", batch: 1, goal: .atMost(1.5))
    }
    try await reads()
    try await insertion()
    try await django()
  }

  /// A million rows in batches.
  private func streaming() async throws -> Benchmark {
    try await database.execute(
      "CREATE TABLE bench_row AS SELECT i AS id, 'the row of number ' || i AS name FROM generate_series(1, 1000000) i")
    return try await StreamingBenchmark.measure(database, name: "PostgreSQL")
  }

  private func fetch(_ count: Int, name: String, batch: Int, goal: Benchmark.Goal) async throws {
    let following = BenchmarkPost.following(count)
    guard let bare = BareConnection(preparing: try following.sql(for: .postgres, 0).text(for: .postgres)) else {
      throw BenchmarkFailure("bare libpq: no connection")
    }
    try await database.withConnection { connection in
      let times = try await Turns.microseconds(
        for: DatabaseBenchmarks.duration, batch: batch,
        [
          {
            let posts = try await following.fetch(from: connection, 1000)
            guard posts.count == count else { throw BenchmarkFailure("\(posts.count) rows instead of \(count)") }
          }, { try bare.fetch(count, after: 1000) },
        ])
      try Benchmark(
        name: "PostgreSQL: \(name)", ours: times[0], unit: "µs", against: "bare libpq", theirs: times[1], goal: goal
      ).report()
    }
  }

  /// Single rows by primary key, for 32 callers at once.
  private func reads() async throws {
    _ = try await PeerProcess.output(of: "pgbench", ["-i", "-q", "-s", "1"])
    var (ours, theirs) = (0.0, 0.0)
    for _ in 0..<3 {
      ours = max(ours, try await readsPerSecond(for: .seconds(3)))
      theirs = max(theirs, try await pgbench(seconds: 3))
    }
    try Benchmark(
      name: "PostgreSQL: single rows, 32 at once", ours: ours, unit: "rows/s",
      against: "pgbench -S -M prepared -c 32 -j 2",
      theirs: theirs, goal: .atLeast(0.8)
    ).report()
  }

  private func readsPerSecond(for duration: Duration) async throws -> Double {
    let read = PreparedSQL("SELECT abalance FROM pgbench_accounts WHERE aid = \(0)")
    let (database, end) = (database, ContinuousClock.now + duration)
    let count = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<32 {
        group.addTask(executorPreference: database.executor) {
          var count = 0
          while ContinuousClock.now < end {
            let sql = read.binding([.integer(.random(in: 1...100_000))])
            count += try await database.fetch(sql) { try $0.decode(Int.self) }.count
          }
          return count
        }
      }
      return try await group.reduce(0, +)
    }
    return Double(count) / (duration / .seconds(1))
  }

  private func pgbench(seconds: Int) async throws -> Double {
    let output = try await PeerProcess.output(
      of: "pgbench", ["-n", "-S", "-M", "prepared", "-c", "32", "-j", "2", "-T", "\(seconds)"])
    guard let match = output.firstMatch(of: /tps = ([0-9.]+)/), let rate = Double(match.1) else {
      throw BenchmarkFailure("pgbench printed no rate")
    }
    return rate
  }

  /// Rows from memory, compared with psql that reads them from a file; each with its connection open.
  private func insertion() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "rows-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    let rows = BenchmarkPost.rows(1...Int64(Self.bulk))
    let columns = BenchmarkPost.columnNames.joined(separator: ", ")
    try await database.execute("CREATE TABLE bench_copy (LIKE bench_post INCLUDING ALL)")
    try await database.copy(into: "bench_copy", columns: BenchmarkPost.columnNames, rows: rows)
    _ = try await PeerProcess.output(of: "psql", ["-qc", "\\copy bench_copy (\(columns)) TO '\(file)'"])

    var (ours, theirs) = (Double.infinity, Double.infinity)
    for _ in 0..<15 {
      try await database.execute("TRUNCATE bench_copy")
      let time = try await ContinuousClock().measure {
        try await database.copy(into: "bench_copy", columns: BenchmarkPost.columnNames, rows: rows)
      }
      ours = min(ours, time / .milliseconds(1))
      try await database.execute("TRUNCATE bench_copy")
      let output = try await PeerProcess.output(
        of: "psql", ["-q", "-c", "\\timing on", "-c", "\\copy bench_copy (\(columns)) FROM '\(file)'"])
      guard let match = output.firstMatch(of: /Time: ([0-9.]+) ms/), let time = Double(match.1) else {
        throw BenchmarkFailure("psql printed no time")
      }
      theirs = min(theirs, time)
    }
    try Benchmark(
      name: "PostgreSQL: insert 10,000 rows", ours: ours, unit: "ms", against: "psql \\copy", theirs: theirs,
      goal: .atMost(1.3)
    ).report()
  }

  private func django() async throws {
    let rows = BenchmarkPost.rows(1...Int64(Self.bulk))
    let works = DjangoPeer.Works(
      few: { try await fetch(25) }, many: { try await fetch(10_000) },
      insertion: {
        try await database.execute("TRUNCATE bench_copy")
        try await database.copy(into: "bench_copy", columns: BenchmarkPost.columnNames, rows: rows)
      })
    try await DjangoPeer.compare(works, name: "PostgreSQL", arguments: ["postgres"])
  }

  private func fetch(_ count: Int) async throws {
    _ = try await BenchmarkPost.following(count).fetch(from: database, 1000)
  }
}

/// A connection of plain libpq in C, with one statement prepared.
private final class BareConnection {
  private let connection: UnsafeMutableRawPointer

  init?(preparing sql: String) {
    guard let connection = bare_open() else { return nil }
    self.connection = connection
    guard bare_prepare(connection, sql) == 0 else { return nil }
  }

  deinit { bare_close(connection) }

  func fetch(_ count: Int, after id: Int) throws {
    guard bare_fetch(connection, id, count) > 0 else { throw BenchmarkFailure("bare libpq: the statement failed") }
  }
}

/// A measurement that could not be made.
struct BenchmarkFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
