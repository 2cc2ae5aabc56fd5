import Testing

@testable import ManageKit

@Suite("Django's recorded signatures", .enabled(if: Vectors.areAvailable, Vectors.absence))
struct SigningVectorTests {
  @Test("signatures, cookies and sessions are as in Django")
  func signing() throws {
    var tally = Tally("signing")
    for record in try Vectors.records("signing.jsonl") {
      tally.add(record.id, in: record.string("kind"), passed: SigningRecord(record: record).isSame, excuse: nil)
    }
    tally.report()
  }
}
