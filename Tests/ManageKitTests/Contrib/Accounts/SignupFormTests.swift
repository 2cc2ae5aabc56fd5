import ManageGroundwork
import ManageTemplateEngine
import Testing

@testable import ManageKit

struct SignupFormTests {
  private static let valid = [
    "username": "minsu", "email": "minsu@example.com", "password1": "Kimchi-jjigae-42",
    "password2": "Kimchi-jjigae-42",
  ]

  private typealias Fields = SignupForm.Fields

  private func form(_ changes: [String: String] = [:]) throws -> (form: BoundForm<SignupForm>, signup: SignupForm?) {
    let fields = Self.valid.merging(changes) { $1 }
    let body = fields.map { "\($0)=\($1.utf8.map { "%" + hexadecimal($0) }.joined())" }.joined(separator: "&")
    let input = FormInput(try #require(FormData(urlEncoded: body.utf8)))
    let engine = Engine(loader: DictionaryLoader([:]))
    var form = BoundForm(SignupForm.self, input: input, FormLocale(engine: engine, language: "en"))
    let signup = form.validate()
    return (form, signup)
  }

  private func errors(_ changes: [String: String], of field: PartialKeyPath<SignupForm.Fields>) throws -> [String] {
    try form(changes).form.errors(of: field).map(\.message)
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  @Test("the names of a person are optional")
  func valid() throws {
    #expect(try form().signup?.draft.username == "minsu")
    #expect(try form(["first_name": "민수", "last_name": "김"]).signup?.firstName == "민수")
  }

  @Test("all that is wrong is said at once")
  func everything() throws {
    let wrong = ["username": "a b", "email": "nowhere", "password1": "1234", "password2": "12345"]
    #expect(
      try errors(wrong, of: \Fields.username)
        == ["Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters."])
    #expect(try errors(wrong, of: \Fields.email) == ["Enter a valid email address."])
    #expect(
      try errors(wrong, of: \Fields.password) == [
        "This password is too short. It must contain at least 8 characters.", "This password is too common.",
        "This password is entirely numeric.",
      ])
    #expect(try errors(wrong, of: \Fields.confirmation) == ["The two password fields didn’t match."])
  }

  @Test("a missing field is required, and has no further errors")
  func missing() throws {
    let form = try form(["username": " ", "email": "", "password1": "", "password2": ""])
    #expect(form.signup == nil)
    for field in [\Fields.username, \Fields.email, \Fields.password, \Fields.confirmation] as [PartialKeyPath<Fields>] {
      #expect(form.form.errors(of: field).map(\.message) == ["This field is required."])
    }
  }

  @Test("a name that is too long is said to be so once")
  func tooLong() throws {
    #expect(
      try errors(["username": String(repeating: "a", count: 151)], of: \Fields.username)
        == ["Ensure this value has at most 150 characters (it has 151)."])
  }

  @Test("a password must not resemble the person")
  func similarity() throws {
    let changes = ["last_name": "Hongdaepyo", "password1": "hongdaepyo1", "password2": "hongdaepyo1"]
    #expect(try errors(changes, of: \Fields.password) == ["The password is too similar to the last name."])
  }

  @Test("passwords that only look the same differ")
  func lookalikes() throws {
    let changes = ["password1": "caf\u{E9}-kimchi-42", "password2": "cafe\u{301}-kimchi-42"]
    #expect(try errors(changes, of: \Fields.confirmation) == ["The two password fields didn’t match."])
  }

  @Test("the name and the domain of the address are kept in one form")
  func normalization() throws {
    let draft = try form(["username": "ｍｉｎｓｕ", "email": "Minsu@EXAMPLE.com"]).signup?.draft
    #expect(draft?.username == "minsu")
    #expect(draft?.email == "Minsu@example.com")
  }

  @Test("passwords are never sent back")
  func passwords() throws {
    let engine = try Site([.accounts]).templates(root: "/nonexistent").engine()
    var data = FormData()
    for (name, value) in Self.valid.merging(["email": "x"], uniquingKeysWith: { $1 }) {
      data.append(ClientText(value), to: ClientText(name))
    }
    var form = BoundForm(
      SignupForm.self, input: FormInput(data), FormLocale(engine: engine, language: "en"))
    _ = form.validate()
    let html = try #require(try form.untyped.templateMarkup())
    #expect(html.contains("minsu") && !html.contains("jjigae"))
  }

  @Test("an e-mail address is checked in the form in which it is stored, which may be longer than the one typed")
  func storedEmail() throws {
    let label = String(repeating: "\u{130}", count: 31)
    let email = String(repeating: "a", count: 150) + "@\(label).\(label).com"
    #expect(email.unicodeScalars.count <= 254)
    #expect(
      try errors(["email": email], of: \Fields.email)
        == ["Ensure this value has at most 254 characters (it has 280)."])
  }
}
