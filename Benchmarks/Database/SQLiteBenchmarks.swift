import Foundation
import GRDB
import ManageKit

/// SQLite, compared with GRDB's own records and Django.
struct SQLiteBenchmarks {
  let database: ManageKit.Database
  let path: String

  func run() async throws {
    try await database.execute(BenchmarkPost.createTable(in: .sqlite))
    try await database.copy(
      into: BenchmarkPost.table, columns: BenchmarkPost.columnNames, rows: BenchmarkPost.rows(1...20_000))
    try await database.execute(
      """
      CREATE TABLE bench_row AS
      WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 1000000)
      SELECT id, 'the row of number ' || id AS name FROM n
      """)
    try await StreamingBenchmark.measure(database, name: "SQLite").report()
    try await fetch()
    try await django()
  }

  private func fetch() async throws {
    let following = BenchmarkPost.following(25)
    let text = try following.sql(for: .sqlite, 0).text(for: .sqlite)
    let (database, pool) = (database, try DatabasePool(path: path))
    let times = try await Turns.microseconds(
      for: DatabaseBenchmarks.duration, batch: 100,
      [
        { _ = try await following.fetch(from: database, 1000) },
        {
          _ = try await pool.read { database in
            try GRDBPost.fetchAll(database.cachedStatement(sql: text), arguments: [1000, 25])
          }
        },
      ])
    try Benchmark(
      name: "SQLite: fetch 25 rows of 12 columns", ours: times[0], unit: "µs", against: "GRDB's records",
      theirs: times[1], goal: .atMost(1 / 0.8)
    ).report()
  }

  private func django() async throws {
    try await database.execute("CREATE TABLE bench_copy AS SELECT * FROM bench_post WHERE false")
    let (database, rows) = (database, BenchmarkPost.rows(1...10_000))
    let works = DjangoPeer.Works(
      few: { _ = try await BenchmarkPost.following(25).fetch(from: database, 1000) },
      many: { _ = try await BenchmarkPost.following(10_000).fetch(from: database, 1000) },
      insertion: {
        try await database.execute("DELETE FROM bench_copy")
        try await database.copy(into: "bench_copy", columns: BenchmarkPost.columnNames, rows: rows)
      })
    try await DjangoPeer.compare(works, name: "SQLite", arguments: ["sqlite", path])
  }
}

/// The same row as GRDB reads it.
private struct GRDBPost: FetchableRecord {
  var id: Int
  var title, content, slug: String
  var author: Int
  var category: Int?
  var views, likes: Int
  var isActive: Bool
  var score: Double
  var createdAt, updatedAt: Date

  init(row: GRDB.Row) {
    id = row[0]
    title = row[1]
    content = row[2]
    slug = row[3]
    author = row[4]
    category = row[5]
    views = row[6]
    likes = row[7]
    isActive = row[8]
    score = row[9]
    createdAt = row[10]
    updatedAt = row[11]
  }
}
