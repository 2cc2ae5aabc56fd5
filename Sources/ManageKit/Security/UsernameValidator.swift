import Foundation
import ManageGroundwork

/// Django's rule for usernames: letters and numbers of any script, and `@ . + - _`; at most 150 characters.
package enum UsernameValidator {
  /// The length of the column `username`, in Unicode scalars.
  package static let maxLength = 150

  /// More bytes than these no name of that length has.
  package static let maximumBytes = 4 * maxLength

  /// The one form (NFKC) of names that look alike, to store and to look up: Django's `normalize_username`. A text that is
  /// too long for a name stays as it is.
  package static func normalize(_ username: String) -> String {
    username.utf8.count <= maximumBytes ? username.precomposedStringWithCompatibilityMapping : username
  }

  /// Throws `invalid` or `max_length`.
  package static func validate(_ username: String) throws(InvalidValue) {
    let scalars = username.unicodeScalars
    guard !scalars.isEmpty, scalars.allSatisfy({ $0.isPythonWordCharacter || "@.+-".unicodeScalars.contains($0) })
    else {
      throw InvalidValue(
        code: "invalid",
        message: "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.")
    }
    guard scalars.count <= maxLength else { throw .tooLong(scalars.count, limit: maxLength) }
  }
}
