import Foundation
import ManageGroundwork

/// Django's rule for usernames: letters and numbers of any script, and `@ . + - _`; at most 150 characters.
public enum UsernameValidator {
  /// The length of the column `username`, in Unicode scalars.
  public static let maxLength = 150

  /// The one form (NFKC) of names that look alike, to store and to look up: Django's `normalize_username`.
  public static func normalize(_ username: String) -> String {
    username.precomposedStringWithCompatibilityMapping
  }

  /// Throws `invalid` or `max_length`.
  public static func validate(_ username: String) throws(InvalidValue) {
    let scalars = username.unicodeScalars
    guard !scalars.isEmpty, scalars.allSatisfy({ $0.isPythonWordCharacter || "@.+-".unicodeScalars.contains($0) })
    else {
      throw InvalidValue(
        code: "invalid",
        message: "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.")
    }
    guard scalars.count <= maxLength else {
      throw InvalidValue(
        code: "max_length",
        message: "Ensure this value has at most \(maxLength) characters (it has \(scalars.count)).")
    }
  }
}
