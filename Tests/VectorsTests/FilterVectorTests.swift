import Foundation
import Testing

@testable import ManageKit
@testable import ManageTemplateEngine

@Suite("Django's recorded filters and functions", .enabled(if: Vectors.areAvailable, Vectors.absence))
struct FilterVectorTests {
  @Test("a filter or function answers as in Django")
  func filters() throws {
    var tally = Tally("django-filters")
    for record in try Vectors.records("django-filters.jsonl") {
      let (passed, text) = check(record)
      let excuse = passed ? nil : Impossible.reason(for: record)
      tally.add(record.id, in: record.string("category"), passed: passed, excuse: excuse)
      if !passed { Differences.note(record, text) }
    }
    tally.report()
  }

  private func check(_ record: VectorRecord) -> (passed: Bool, text: String) {
    let isError = record["expect"].object?["error"] != nil
    do {
      guard let result = try FilterCall(record).result() else { return (false, "not in the library") }
      let expected = RecordedValues(zone: record.zone).value(record["expect"].object?["value"] ?? .null)
      return (!isError && result.isSame(as: expected), result.representation(depth: 0))
    } catch {
      return (isError, "\(error)")
    }
  }
}

extension TemplateValue {
  /// Whether two values are of one kind and equal; a lazy one is what it evaluates to.
  func isSame(as other: TemplateValue) -> Bool {
    guard let left = try? forced(), let right = try? other.forced() else { return false }
    switch (left, right) {
    case (.string(let left), .string(let right)), (.safe(let left), .safe(let right)):
      return left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): return Self.areSame(left, right)
    case (.sequence(let left), .sequence(let right)):
      guard left.kind == right.kind, left.kind != .set else { return (try? self.equals(other)) ?? false }
      return Self.areSame((try? left.elements()) ?? [], (try? right.elements()) ?? [])
    case (.double(let left), .double(let right)): return left == right || left.isNaN && right.isNaN
    case (.decimal(let left), .decimal(let right)): return left.text == right.text && left.kind == right.kind
    case (.date(let left), .date(let right)): return left.isSame(as: right)
    case (.bool, .bool), (.int, .int), (.null, .null), (.dictionary, .dictionary), (.duration, .duration),
      (.mapping, .mapping):
      return (try? left.equals(right)) ?? false
    default: return false
    }
  }

  private static func areSame(_ left: [TemplateValue], _ right: [TemplateValue]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
  }
}

extension TemplateDate {
  /// Whether the kind, the clock and the zone's offset are the same.
  fileprivate func isSame(as other: TemplateDate) -> Bool {
    kind == other.kind && abs(instant.timeIntervalSince(other.instant)) < 0.000_000_5
      && timeZone?.secondsFromGMT(for: instant) == other.timeZone?.secondsFromGMT(for: instant)
  }
}
