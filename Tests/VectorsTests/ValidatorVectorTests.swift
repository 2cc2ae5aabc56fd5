import Foundation
import Testing

@testable import ManageKit
@testable import ManageTemplateEngine

@Suite("Django's recorded validations", .enabled(if: Vectors.areAvailable, Vectors.absence))
struct ValidatorVectorTests {
  @Test("the library's validators accept the same values as Django's")
  func validators() throws {
    var tally = Tally("validators")
    let list = try Self.commonPasswords()
    for record in try Vectors.records("validators.jsonl") {
      guard let passed = ValidatorRecord(record: record, commonPasswords: list).isSame else { continue }
      tally.add(
        record.id, in: record.string("validator"), passed: passed, excuse: passed ? nil : Impossible.reason(for: record)
      )
    }
    tally.report()
  }

  /// The list as it stands in the sources.
  private static func commonPasswords() throws -> String {
    let path = #filePath.replacing(
      "Tests/VectorsTests/ValidatorVectorTests.swift",
      with: "Sources/ManageKit/Security/Resources/common-passwords.txt")
    return try String(contentsOfFile: path, encoding: .utf8)
  }
}
