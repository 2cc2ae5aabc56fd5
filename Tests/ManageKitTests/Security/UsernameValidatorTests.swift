import Testing

@testable import ManageKit

@Suite("UsernameValidator")
struct UsernameValidatorTests {
  @Test("letters and numbers of any script and @.+-_ are fine", arguments: ["minsu", "김민수", "a.b+c-d_e@f", "Ⅷ½"])
  func valid(username: String) throws {
    try UsernameValidator.validate(username)
  }

  @Test(
    "anything else isn't: spaces, line ends, combining marks, controls",
    arguments: ["", "min su", "minsu\n", "a\u{301}b", "a/b", "a\0b", "<b>", "🦄"])
  func invalid(username: String) {
    let refusal = InvalidValue(
      code: "invalid",
      message: "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.")
    #expect(throws: refusal) { try UsernameValidator.validate(username) }
  }

  @Test("150 characters are the most")
  func length() throws {
    try UsernameValidator.validate(String(repeating: "가", count: 150))
    let refusal = #expect(throws: InvalidValue.self) {
      try UsernameValidator.validate(String(repeating: "a", count: 151))
    }
    #expect(refusal?.code == "max_length")
    #expect(refusal?.message == "Ensure this value has at most 150 characters (it has 151).")
  }

  @Test("names that look alike become one")
  func normalize() {
    #expect(UsernameValidator.normalize("ｍｉｎｓｕ") == "minsu")
    #expect(Array(UsernameValidator.normalize("e\u{301}").utf8) == Array("é".utf8))
  }
}
