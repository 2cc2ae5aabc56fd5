import Foundation
import Testing

@testable import ManageKit

/// The list as it stands in the sources.
enum CommonPasswords {
  static func list() throws -> String {
    let path = #filePath.replacing(
      "Tests/ManageKitTests/Security/CommonPasswordValidatorTests.swift",
      with: "Sources/ManageKit/Security/Resources/common-passwords.txt")
    return try String(contentsOfFile: path, encoding: .utf8)
  }
}

@Suite("CommonPasswordValidator")
struct CommonPasswordValidatorTests {
  @Test("a listed password is refused, whatever its case and the spaces around it")
  func listed() throws {
    let validator = CommonPasswordValidator(list: try CommonPasswords.list())
    let refusal = InvalidValue(code: "password_too_common", message: "This password is too common.")
    for password in ["123456", "Password", "  fallen_angel\n", "QWERTY"] {
      #expect(throws: refusal) { try validator.validate(password, user: nil) }
    }
  }

  @Test("a password that only begins like a listed one passes", arguments: ["qwertyqwertz-", "", "Kimchi-jjigae-42"])
  func unlisted(password: String) throws {
    try CommonPasswordValidator(list: try CommonPasswords.list()).validate(password, user: nil)
  }

  @Test("the list is Django's: lower-case lines without duplicates")
  func list() throws {
    let lines = try CommonPasswords.list().split(separator: "\n").map { Array($0.utf8) }
    #expect(lines.count == 19_640)
    #expect(Set(lines).count == lines.count)
  }
}
