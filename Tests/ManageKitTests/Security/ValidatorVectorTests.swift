import Testing

@testable import ManageKit

@Suite("Django's recorded validations", .enabled(if: Vectors.areAvailable, Vectors.absence))
struct ValidatorVectorTests {
  @Test(
    "the minimum length of a password", arguments: Vectors.records("validators.jsonl", "MinimumLengthValidator"))
  func minimumLength(_ record: VectorRecord) {
    let minimum = record["options"].object?["min_length"]?.int ?? 8
    expect(record, MinimumLengthValidator(minimum))
  }

  @Test("common passwords", arguments: Vectors.records("validators.jsonl", "CommonPasswordValidator"))
  func commonPassword(_ record: VectorRecord) throws {
    expect(record, CommonPasswordValidator(list: try CommonPasswords.list()))
  }

  @Test("numeric passwords", arguments: Vectors.records("validators.jsonl", "NumericPasswordValidator"))
  func numericPassword(_ record: VectorRecord) {
    expect(record, NumericPasswordValidator())
  }

  @Test(
    "passwords like their user", arguments: Vectors.records("validators.jsonl", "UserAttributeSimilarityValidator"))
  func userAttributeSimilarity(_ record: VectorRecord) {
    let options = record["options"].object
    let names = options?["user_attributes"]?.array?.compactMap { Self.names[$0.string ?? ""] }
    let similarity: Double? = if case .double(let value) = options?["max_similarity"] { value } else { nil }
    expect(record, UserAttributeSimilarityValidator(attributes: names ?? [], maxSimilarity: similarity ?? 0.7))
  }

  @Test("usernames", arguments: Vectors.records("validators.jsonl", "UnicodeUsernameValidator"))
  func username(_ record: VectorRecord) {
    expect(record) { () throws(InvalidValue) in try UsernameValidator.validate(record.string("value")) }
  }

  @Test("e-mail addresses", arguments: Vectors.records("validators.jsonl", "validate_email", "EmailValidator"))
  func email(_ record: VectorRecord) {
    let allowlist = record["options"].object?["allowlist"]?.array?.compactMap(\.string)
    let validator = allowlist.map { EmailValidator(allowlist: Set($0)) } ?? EmailValidator()
    expect(record) { () throws(InvalidValue) in try validator.validate(record.string("value")) }
  }

  private static let names: [String: UserAttributes.Name] = [
    "username": .username, "first_name": .firstName, "last_name": .lastName, "email": .email,
  ]

  private func expect(_ record: VectorRecord, _ validator: some PasswordValidator) {
    let user = record["user"].object.map { user in
      UserAttributes(
        username: user["username"]?.string ?? "", firstName: user["first_name"]?.string ?? "",
        lastName: user["last_name"]?.string ?? "", email: user["email"]?.string ?? "")
    }
    expect(record) { () throws(InvalidValue) in try validator.validate(record.string("value"), user: user) }
  }

  private func expect(_ record: VectorRecord, _ validate: () throws(InvalidValue) -> Void) {
    let expected = record["expect"].object
    do throws(InvalidValue) {
      try validate()
      #expect(expected?["valid"] == true)
    } catch {
      #expect(expected?["codes"] == [.string(error.code)])
      // Django's tests override some messages in subclasses.
      guard !record.string("id").contains("test_custom_error") else { return }
      #expect(expected?["messages"] == [.string(error.message)])
    }
  }
}
