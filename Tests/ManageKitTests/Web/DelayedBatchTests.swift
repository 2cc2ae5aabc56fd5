import ManageKit
import ManageTesting
import Testing

@Suite("What requests leave behind")
struct DelayedBatchTests {
  @Test("is handed over together, and no more of it than there is room for")
  func together() async throws {
    let (batches, sink) = AsyncStream<[Int]>.makeStream()
    let batch = DelayedBatch<Int>(delay: .milliseconds(200), capacity: 3) { sink.yield($0) }
    for number in 1...5 { batch.add(number) }
    let first = try await withTimeLimit(.seconds(20)) { await batches.first { _ in true } }
    #expect(first == [1, 2, 3])
    batch.add(6)
    let second = try await withTimeLimit(.seconds(20)) { await batches.first { _ in true } }
    #expect(second == [6])
  }
}
