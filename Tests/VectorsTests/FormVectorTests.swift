import Foundation
import ManageGroundwork
import Testing

@testable import ManageKit
@testable import ManageTemplateEngine

@Suite("Django's recorded forms", .enabled(if: Vectors.areAvailable, Vectors.absence))
struct FormVectorTests {
  @Test("fields, widgets, forms and formsets make of their input the same as Django's")
  func forms() throws {
    let loader = SiteTemplateLoader(root: "/nonexistent", embedded: Resources.embedded().files)
    let texts = try FormTexts()
    var tally = Tally("forms")
    for record in try Vectors.records("forms.jsonl") {
      let differences = try Self.differences(record, loader, texts)
      let excuse = differences.isEmpty ? nil : Impossible.reason(for: record)
      tally.add(record.id, in: Self.category(of: record), passed: differences.isEmpty, excuse: excuse)
      if !differences.isEmpty { Differences.note(record, differences.joined(separator: "\n         ")) }
    }
    tally.report()
  }

  private static func category(of record: VectorRecord) -> String {
    [record.string("kind"), record.string("class")].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func differences(
    _ record: VectorRecord, _ loader: some TemplateLoader, _ texts: FormTexts
  ) throws -> [String] {
    do { return try FormRecord(record, templates: loader, texts: texts).differences() } catch {
      return ["\(error)"]
    }
  }
}
