import Testing

@testable import ManageKit

@Suite("PasswordPolicy")
struct PasswordPolicyTests {
  private let policy = PasswordPolicy.standard(commonPasswords: "1234567\npassword\n")
  private let minsu = UserAttributes(
    username: "minsu", firstName: "민수", lastName: "Kim", email: "minsu.kim@example.com")

  @Test("everything that is wrong is said at once")
  func allProblems() {
    let problems = policy.problems(with: "1234567", user: UserAttributes(username: "12345678"))
    #expect(
      problems.map(\.message) == [
        "The password is too similar to the username.",
        "This password is too short. It must contain at least 8 characters.",
        "This password is too common.",
        "This password is entirely numeric.",
      ])
    #expect(
      problems.map(\.code) == [
        "password_too_similar", "password_too_short", "password_too_common", "password_entirely_numeric",
      ])
  }

  @Test("a good password has no problems, with and without a user")
  func noProblems() {
    #expect(policy.problems(with: "Kimchi-jjigae-42").isEmpty)
    #expect(policy.problems(with: "Kimchi-jjigae-42", user: minsu).isEmpty)
  }

  @Test("each rule has a sentence for the form")
  func helpTexts() {
    #expect(
      policy.helpTexts == [
        "Your password can’t be too similar to your other personal information.",
        "Your password must contain at least 8 characters.",
        "Your password can’t be a commonly used password.",
        "Your password can’t be entirely numeric.",
      ])
  }

  @Test("a character is a Unicode scalar, as in Python")
  func length() throws {
    try MinimumLengthValidator(2).validate("e\u{301}", user: nil)
    #expect(throws: InvalidValue.self) { try MinimumLengthValidator(2).validate("é", user: nil) }
    let refusal = #expect(throws: InvalidValue.self) { try MinimumLengthValidator(1).validate("", user: nil) }
    #expect(refusal?.code == "password_too_short")
    #expect(refusal?.message == "This password is too short. It must contain at least 1 character.")
  }

  @Test("digits of any script are numeric", arguments: ["42424242", "٣٤٥٦", "¹²³"])
  func numeric(password: String) {
    #expect(throws: InvalidValue.self) { try NumericPasswordValidator().validate(password, user: nil) }
  }

  @Test("numbers that are no digits aren't", arguments: ["", "4242-4242", "½", "一二三"])
  func notNumeric(password: String) throws {
    try NumericPasswordValidator().validate(password, user: nil)
  }

  @Test(
    "a password like an attribute, or a word in it, is refused by its name",
    arguments: [
      ("MINSU1", "username"), ("usnim", "username"), ("민수민", "first name"), ("kim", "last name"),
      ("minsu.kim@example", "email address"), ("example1", "email address"),
    ])
  func similar(password: String, name: String) {
    let refusal = InvalidValue(
      code: "password_too_similar", message: "The password is too similar to the \(name).")
    #expect(throws: refusal) { try UserAttributeSimilarityValidator().validate(password, user: minsu) }
  }

  @Test("similarity is twice the characters in common by all, in any order")
  func quickRatio() {
    func ratio(_ first: String, _ second: String) -> Double {
      UserAttributeSimilarityValidator.quickRatio(Array(first.unicodeScalars), Array(second.unicodeScalars))
    }
    #expect(ratio("abcd", "dcba") == 1)
    #expect(ratio("abcd", "bcde") == 0.75)
    #expect(ratio("aab", "abb") == 2.0 / 3)
    #expect(ratio("", "") == 1)
  }
}
