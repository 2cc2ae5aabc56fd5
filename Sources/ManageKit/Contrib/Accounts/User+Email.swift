extension User {
  /// The length of the column `email`, in Unicode scalars.
  static let maximumEmailLength = 254

  /// Throws `invalid` or `max_length` for an e-mail address, in the form in which it is stored: small letters may be
  /// more than capital ones.
  static func validate(email: String) throws(InvalidValue) {
    let stored = EmailValidator.normalize(email)
    try EmailValidator().validate(stored)
    let length = stored.unicodeScalars.count
    guard length <= maximumEmailLength else { throw .tooLong(length, limit: maximumEmailLength) }
  }
}
