import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

/// A recorded validation, and the check that the library's validator says the same.
struct ValidatorRecord {
  let record: VectorRecord
  let commonPasswords: String

  /// Whether the library's validator agrees; nil where it has none of that name.
  var isSame: Bool? {
    let value = record.string("value")
    switch record.string("validator") {
    case "MinimumLengthValidator":
      return agrees(MinimumLengthValidator(record["options"].object?["min_length"]?.int ?? 8))
    case "CommonPasswordValidator": return agrees(CommonPasswordValidator(list: commonPasswords))
    case "NumericPasswordValidator": return agrees(NumericPasswordValidator())
    case "UserAttributeSimilarityValidator": return agrees(similarityValidator)
    case "UnicodeUsernameValidator":
      return agrees { () throws(InvalidValue) in try UsernameValidator.validate(value) }
    case "validate_email", "EmailValidator":
      let allowlist = record["options"].object?["allowlist"]?.array?.compactMap(\.string)
      let validator = allowlist.map { EmailValidator(allowlist: Set($0)) } ?? EmailValidator()
      return agrees { () throws(InvalidValue) in try validator.validate(value) }
    case "slugify": return slugifies
    default: return agreesWithFormValidator
    }
  }

  /// The rules of forms; nil where they have none of that name.
  private var agreesWithFormValidator: Bool? {
    let values = FormValues(RecordedValues(zone: .gmt))
    let validator = try? ValidatorReader.validator(
      record.string("validator"), record["args"].array ?? [], record["options"].object ?? JSONObject(), values)
    guard let validator = validator ?? nil else { return nil }
    let value = values.value(record["value"])
    let expect = record["expect"].object ?? JSONObject()
    guard let mistake = validator.mistake(in: value) else { return expect["valid"] == true }
    let isOwnMessage = record.id.contains("test_custom_error") || record.id.contains("error_message")
    return expect["codes"] == [.string(mistake.code)]
      && (isOwnMessage || expect["messages"] == [.string(mistake.message)])
  }

  private var slugifies: Bool {
    let text = RecordedValues(zone: .gmt).value(record["value"]).text
    let allowsUnicode = record["options"].object?["allow_unicode"]?.bool ?? false
    return Slug.text(text, allowsUnicode: allowsUnicode) == record.expected.value?.string
  }

  private static let names: [String: UserAttributes.Name] = [
    "username": .username, "first_name": .firstName, "last_name": .lastName, "email": .email,
  ]

  private var similarityValidator: UserAttributeSimilarityValidator {
    let options = record["options"].object
    let names = options?["user_attributes"]?.array?.compactMap { Self.names[$0.string ?? ""] }
    let similarity: Double? = if case .double(let value) = options?["max_similarity"] { value } else { nil }
    return UserAttributeSimilarityValidator(attributes: names ?? [], maxSimilarity: similarity ?? 0.7)
  }

  private func agrees(_ validator: some PasswordValidator) -> Bool {
    let user = record["user"].object.map { user in
      UserAttributes(
        username: user["username"]?.string ?? "", firstName: user["first_name"]?.string ?? "",
        lastName: user["last_name"]?.string ?? "", email: user["email"]?.string ?? "")
    }
    return agrees { () throws(InvalidValue) in try validator.validate(record.string("value"), user: user) }
  }

  private func agrees(_ validate: () throws(InvalidValue) -> Void) -> Bool {
    let expected = record["expect"].object
    do throws(InvalidValue) {
      try validate()
      return expected?["valid"] == true
    } catch {
      // Django's tests override some messages in subclasses.
      let isOwnMessage = record.id.contains("test_custom_error")
      return expected?["codes"] == [.string(error.code)]
        && (isOwnMessage || expected?["messages"] == [.string(error.message)])
    }
  }
}
