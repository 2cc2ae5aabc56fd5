import ManageGroundwork
import Testing

@testable import ManageKit

struct SignupFormTests {
  private static let valid = [
    "username": "minsu", "email": "minsu@example.com", "password1": "Kimchi-jjigae-42",
    "password2": "Kimchi-jjigae-42",
  ]

  private func form(_ changes: [String: String] = [:]) throws -> Form {
    let fields = Self.valid.merging(changes) { $1 }
    let body = fields.map { "\($0)=\($1.utf8.map { "%" + hexadecimal($0) }.joined())" }.joined(separator: "&")
    var form = Form.signup
    form.bind(try #require(FormData(urlEncoded: body.utf8)))
    form.validateSignup(policy: .site)
    return form
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  @Test("the names of a person are optional")
  func valid() throws {
    let form = try form()
    #expect(form.isValid)
    #expect(form.draft.username == "minsu")
    #expect(try self.form(["first_name": "민수", "last_name": "김"]).isValid)
  }

  @Test("all that is wrong is said at once")
  func everything() throws {
    let form = try form(["username": "a b", "email": "nowhere", "password1": "1234", "password2": "12345"])
    #expect(
      form.errors(of: "username")
        == ["Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters."])
    #expect(form.errors(of: "email") == ["Enter a valid email address."])
    #expect(
      form.errors(of: "password1").map(\.description) == [
        "This password is too short. It must contain at least 8 characters.", "This password is too common.",
        "This password is entirely numeric.",
      ])
    #expect(form.errors(of: "password2") == ["The two password fields didn’t match."])
  }

  @Test("a missing field is required, and has no further errors")
  func missing() throws {
    let form = try form(["username": " ", "email": "", "password1": "", "password2": ""])
    for name in ["username", "email", "password1", "password2"] {
      #expect(form.errors(of: name) == ["This field is required."], "\(name)")
    }
  }

  @Test("a name that is too long is said to be so once")
  func tooLong() throws {
    let form = try form(["username": String(repeating: "a", count: 151)])
    #expect(
      form.errors(of: "username").map(\.description)
        == ["Ensure this value has at most 150 characters (it has 151)."])
  }

  @Test("a password must not resemble the person")
  func similarity() throws {
    let form = try form(["last_name": "Hongdaepyo", "password1": "hongdaepyo1", "password2": "hongdaepyo1"])
    #expect(form.errors(of: "password1") == ["The password is too similar to the last name."])
  }

  @Test("passwords that only look the same differ")
  func lookalikes() throws {
    let form = try form(["password1": "caf\u{E9}-kimchi-42", "password2": "cafe\u{301}-kimchi-42"])
    #expect(form.errors(of: "password2") == ["The two password fields didn’t match."])
  }

  @Test("the name and the domain of the address are kept in one form")
  func normalization() throws {
    let draft = try form(["username": "ｍｉｎｓｕ", "email": "Minsu@EXAMPLE.com"]).draft
    #expect(draft.username == "minsu")
    #expect(draft.email == "Minsu@example.com")
  }

  @Test("passwords are never sent back")
  func passwords() throws {
    #expect(!"\(try form(["email": "x"]).templateValue)".contains("jjigae"))
  }

  @Test("an e-mail address is checked in the form in which it is stored, which may be longer than the one typed")
  func storedEmail() throws {
    let label = String(repeating: "\u{130}", count: 31)
    let email = String(repeating: "a", count: 150) + "@\(label).\(label).com"
    #expect(email.unicodeScalars.count <= 254)
    let errors = try form(["email": email]).errors(of: "email").map(\.description)
    #expect(errors == ["Ensure this value has at most 254 characters (it has 280)."])
  }
}
