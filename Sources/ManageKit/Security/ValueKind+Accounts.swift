extension ValueKind {
  /// An e-mail address, by Django's rule.
  public static let email = ValueKind("e-mail address") { value in
    isValid { () throws(InvalidValue) in try EmailValidator().validate(value) } ? nil : "is not an e-mail address"
  }

  /// A username, by Django's rule.
  public static let username = ValueKind("username") { value in
    isValid { () throws(InvalidValue) in try UsernameValidator.validate(UsernameValidator.normalize(value)) }
      ? nil : "is not a username: at most \(UsernameValidator.maxLength) letters, numbers and @ . + - _"
  }

  private static func isValid(_ validate: () throws(InvalidValue) -> Void) -> Bool {
    do throws(InvalidValue) {
      try validate()
      return true
    } catch {
      return false
    }
  }
}
