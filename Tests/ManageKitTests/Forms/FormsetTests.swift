import ManageTemplateEngine
import Testing

@testable import ManageKit

@Suite("A formset")
struct FormsetTests {
  private static let fields: [(name: String, field: any FormField)] = [("title", CharField(maximumLength: 5))]

  private func formset(
    _ body: String, initial: [[String: TemplateValue]] = [], canDelete: Bool = false
  ) throws -> Formset {
    var options = FormsetOptions()
    options.canDelete = canDelete
    return Formset(
      Self.fields, options, input: try Reader.input(body), initial: initial, try Reader.locale())
  }

  private func body(_ titles: [String], initial: Int = 0, button: String = "") -> String {
    let rows = titles.enumerated().map { "form-\($0)-title=\($1)" }
    let counts = ["form-TOTAL_FORMS=\(titles.count)", "form-INITIAL_FORMS=\(initial)"]
    return (counts + rows + (button.isEmpty ? [] : [button + "=1"])).joined(separator: "&")
  }

  private func titles(_ formset: Formset?) throws -> [String] {
    try #require(formset).forms.map { $0["title"]?.value.text ?? "" }
  }

  @Test("never makes more forms than its limit, whatever number was sent")
  func hostileCounts() throws {
    for count in ["1000000000", "99999999999999999999", "-1", "x", ""] {
      var formset = try formset("form-TOTAL_FORMS=\(count)&form-INITIAL_FORMS=0")
      formset.clean()
      #expect(formset.forms.count <= 2000 && !formset.isValid, "\(count)")
    }
  }

  @Test("gets rows by buttons alone: one more, one less, and in another order")
  func buttons() throws {
    let rows = ["a", "b", "c"]
    #expect(try titles(formset(body(rows, button: "form-ADD")).changingRows()) == ["a", "b", "c", "None"])
    #expect(try titles(formset(body(rows, button: "form-1-REMOVE")).changingRows()) == ["a", "c"])
    #expect(try titles(formset(body(rows, button: "form-1-UP")).changingRows()) == ["b", "a", "c"])
    #expect(try titles(formset(body(rows, button: "form-1-DOWN")).changingRows()) == ["a", "c", "b"])
    #expect(try formset(body(rows)).changingRows() == nil)
  }

  @Test("shows changed rows without errors, and counts them again")
  func counted() throws {
    let changed = try #require(try formset(body(["toolong", "b"], button: "form-ADD")).changingRows())
    #expect(changed.totalCount == 3 && changed.forms.allSatisfy { $0.errors().isEmpty })
    #expect(try #require(try changed.management.templateMarkup()).contains("name=\"form-TOTAL_FORMS\" value=\"3\""))
  }

  @Test("ticks a row for deletion that was stored, and refuses where it can't delete")
  func storedRows() throws {
    let sent = body(["a", "b"], initial: 1, button: "form-0-REMOVE")
    let initial: [[String: TemplateValue]] = [["title": "a"]]
    #expect(try formset(sent, initial: initial).changingRows() == nil)
    var changed = try #require(try formset(sent, initial: initial, canDelete: true).changingRows())
    changed.clean()
    #expect(changed.totalCount == 2 && changed.deletedIndices == [0])
  }
}
