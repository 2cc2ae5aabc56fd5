import Testing

@testable import ManageKit

@Suite("EmailValidator")
struct EmailValidatorTests {
  @Test(
    "these are addresses",
    arguments: [
      "minsu@example.com", "m.k+forum@sub.example.co.kr", "minsu@한국.kr", "minsu@localhost", "m@[127.0.0.1]",
      "m@[2001:db8::1]", #""quoted\"@\ string"@example.com"#, "m@xn--3e0b707e.xn--3e0b707e", "m@EXAMPLE.COM",
    ])
  func valid(email: String) throws {
    try EmailValidator().validate(email)
  }

  @Test(
    "these aren't",
    arguments: [
      "", "@", "minsu", "minsu@", "@example.com", "min su@example.com", "minsu@example", "minsu@example.c",
      "minsu@example.c0m", "minsu@-example.com", "minsu@example-.com", "minsu@example..com", "minsu@example.com.",
      "m..k@example.com", ".m@example.com", "민수@example.com", "minsu@example.com\n", "m@[300.0.0.1]",
      "m@[127.0.0.1", "m@[]", #""a"b"@example.com"#, #""a\"@example.com"#, "\"\0\"@example.com", "m@exa mple.com",
      "m@" + String(repeating: "a", count: 64) + ".com", String(repeating: "m", count: 310) + "@example.com",
    ])
  func invalid(email: String) {
    let refusal = InvalidValue(code: "invalid", message: "Enter a valid email address.")
    #expect(throws: refusal) { try EmailValidator().validate(email) }
  }

  @Test("the domain is lower-cased and white space stripped, the name kept as it is")
  func normalize() {
    #expect(EmailValidator.normalize(" Min@Su@EXAMPLE.Com\n") == "Min@Su@example.com")
    #expect(EmailValidator.normalize(" No At ") == " No At ")
  }
}
