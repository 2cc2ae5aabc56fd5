import ManageGroundwork
import Testing

@testable import ManageKit
@testable import ManageTemplateEngine

@Suite("Django's recorded renders", .enabled(if: Vectors.areAvailable, Vectors.absence))
struct TemplateVectorTests {
  @Test("a template renders, or fails, as in Django")
  func templates() throws {
    var tally = Tally("django-templates", beside: ["custom"])
    for record in try Vectors.records("django-templates.jsonl") {
      let outcome = TemplateRecord(record: record).outcome()
      let passed = outcome.matches(record)
      let excuse = passed ? nil : Impossible.reason(for: record)
      tally.add(record.id, in: record.string("category"), passed: passed, excuse: excuse)
      if !passed { Differences.note(record, outcome.text) }
    }
    tally.report()
  }
}

/// What became of a template.
struct Outcome {
  var output: String?
  var error: TemplateError?
  /// `compile` or `render`.
  var when = ""

  /// The output or the error, for people.
  var text: String { output ?? error.map { "\($0) (\(when), \($0.kind))" } ?? "" }

  /// Whether it is what Django gave.
  func matches(_ record: VectorRecord) -> Bool {
    guard let expect = record["expect"].object else { return false }
    if let expected = expect["output"]?.string { return output.map { $0.utf8.elementsEqual(expected.utf8) } ?? false }
    guard let error, let name = expect["error"]?.string else { return false }
    return error.kind == Self.kinds[name] ?? .render && when == expect["when"]?.string ?? "render"
      && expect["message"]?.string.map { hasMessage($0, error) } ?? true
  }

  /// Which of our errors stands for an exception of Django's; for all others it's one of rendering.
  private static let kinds: [String: TemplateError.Kind] = [
    "TemplateSyntaxError": .syntax, "TemplateDoesNotExist": .missingTemplate, "NoReverseMatch": .noReverseMatch,
    "VariableDoesNotExist": .missingVariable, "RecursionError": .recursion,
  ]

  /// Django names the template before some messages; what Python says of its own types needn't be the same, nor what
  /// is said of names that are not there (theirs shows all variables).
  private func hasMessage(_ message: String, _ error: TemplateError) -> Bool {
    [.render, .missingVariable].contains(error.kind) || message.contains("object has no attribute")
      || message == error.message
      || message == "Template: \(error.template ?? ""), \(error.message)"
  }
}
