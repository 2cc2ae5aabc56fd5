import ManageTesting
import Testing

@testable import ManageKit

@Suite("Columns whose names expressions have too", .timeLimit(.minutes(5)))
struct MemberNameTests {
  @Model("measure")
  struct Measure {
    @ID var id: Int
    var count: Int
    var length: Int
    var max: Int?
    var min: Int
    var sum: Int
    var `in`: Int
    var parts: String
    @References(Measure.self, onDelete: .setNull) var average: Self.ID?
  }

  @Model("sample")
  struct Sample {
    @ID var id: Int
    @References(Measure.self, onDelete: .cascade) var measure: Measure.ID
    @References(Measure.self, onDelete: .cascade) var other: Measure.ID?
  }

  @Test("are reached through a reference by their key path", arguments: TestDatabase.available)
  func keyPaths(dialect: Dialect) async throws {
    try expectSQL(
      Sample.filter { $0.measure[\.count] > 1 && $0.other[\.max] == nil && $0.measure[\.average][\.count] == 0 }
        .select { $0.measure[\.average][\.parts] },
      """
      SELECT "average"."parts" FROM "sample" JOIN "measure" ON "measure"."id" = "sample"."measure_id" \
      LEFT JOIN "measure" AS "average" ON "average"."id" = "measure"."average_id" \
      LEFT JOIN "measure" AS "other" ON "other"."id" = "sample"."other_id" \
      WHERE "measure"."count" > $1 AND "other"."max" IS NULL AND "average"."count" = $2
      """)
    try await TestDatabase.withDatabase(dialect) { database async throws in
      for schema in [Measure.schema, Sample.schema] { try await schema.create(in: database) }
      try await Measure.insert(
        Measure.Draft(count: 1, length: 2, max: 3, min: 4, sum: 5, in: 6, parts: "seven", average: 1), into: database)
      try await Sample.insert(Sample.Draft(measure: 1, other: nil), into: database)
      let found = Sample.filter { $0.measure[\.in] == 6 && $0.measure[\.min] == 4 && $0.measure[\.average][\.sum] == 5 }
        .select { ($0.measure[\.length], $0.measure[\.max], $0.other[\.average], $0.measure[\.parts]) }
      #expect(try await found.get(from: database) == (2, 3, nil, "seven"))
      // On the model itself nothing stands in their way.
      let own = Measure.filter { $0.count == 1 && $0.max == 3 && $0.in == 6 && $0.parts == "seven" }
      try await own.update(in: database) {
        $0.count += 1
        $0.max = 9
      }
      #expect(try await Measure.get(1, from: database).max == 9)
    }
  }
}
