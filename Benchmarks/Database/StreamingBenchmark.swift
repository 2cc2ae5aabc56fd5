import ManageKit

/// What a million rows of `bench_row` cost in memory.
enum StreamingBenchmark {
  static func measure(_ database: Database, name: String) async throws -> Benchmark {
    let base = ResidentMemory.megabytes
    var (peak, count) = (base, 0)
    try await database.stream(
      "SELECT id, name FROM bench_row", { try ($0.decode(Int.self), $0.decode(String.self)) }
    ) { rows in
      count += rows.count
      peak = max(peak, ResidentMemory.megabytes)
    }
    guard count == 1_000_000 else { throw BenchmarkFailure("\(count) rows instead of 1,000,000") }
    return Benchmark(
      name: "\(name): memory above the base for a stream of 1,000,000 rows", ours: peak - base, unit: "MB",
      against: "limit", theirs: 50, goal: .atMost(1))
  }
}
