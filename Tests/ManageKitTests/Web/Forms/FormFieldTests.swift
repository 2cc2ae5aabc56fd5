import ManageTemplateEngine
import Testing

@testable import ManageKit

struct FormFieldTests {
  private func bound(_ field: FormField, _ text: String) -> FormField {
    var field = field
    field.bind(text)
    return field
  }

  private func member(_ name: String, of field: FormField) -> String {
    guard case .dictionary(let members) = field.templateValue else { return "no dictionary" }
    return members[name]?.text ?? "none"
  }

  @Test("white space at the ends is dropped, except in passwords")
  func trims() {
    #expect(bound(FormField("a", label: "A"), " \t김 치\n").value == "김 치")
    #expect(bound(FormField("a", label: "A", kind: .password), " secret ").value == " secret ")
    #expect(bound(FormField("a", label: "A", kind: .password), "   ").errors.isEmpty)
  }

  @Test("the error for a value that is too long names both lengths, counted in code points as Django does")
  func length() {
    let field = FormField("a", label: "A", maximumLength: 4)
    #expect(bound(field, "김치김치").errors.isEmpty)
    #expect(
      bound(field, "abcde").errors.map(\.description) == ["Ensure this value has at most 4 characters (it has 5)."])
    // One character to its reader, seven code points to the database.
    #expect(bound(field, "👨‍👩‍👧‍👦").errors.map(\.description) == ["Ensure this value has at most 4 characters (it has 7)."])
  }

  @Test("null characters, which PostgreSQL can't store, are refused")
  func null() {
    #expect(bound(FormField("a", label: "A"), "a\0b").errors == ["Null characters are not allowed."])
  }

  @Test("a password is never sent back")
  func password() {
    #expect(member("value", of: bound(FormField("a", label: "A", kind: .password), "secret")) == "")
    #expect(member("value", of: bound(FormField("a", label: "A"), "minsu")) == "minsu")
  }

  @Test("a page gets an input's attributes")
  func template() {
    let field = FormField(
      "email", label: "E-mail", kind: .email, isRequired: false, maximumLength: 254, autocomplete: "email",
      helpTexts: ["Only you see it."])
    #expect(member("name", of: field) == "email" && member("label", of: field) == "E-mail")
    #expect(member("type", of: field) == "email" && member("autocomplete", of: field) == "email")
    #expect(member("max_length", of: field) == "254" && member("required", of: field) == "False")
  }
}
