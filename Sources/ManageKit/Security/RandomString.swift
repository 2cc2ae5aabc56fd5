/// The alphabet of random strings.
public enum RandomAlphabet: String, Sendable {
  /// Django's default: about six bits a character.
  case alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

  /// The characters of session keys.
  case lowercaseAlphanumeric = "abcdefghijklmnopqrstuvwxyz0123456789"
}

/// A string of `length` characters that nobody can guess, from the system's secure random numbers.
public func randomString(_ length: Int, from alphabet: RandomAlphabet = .alphanumeric) -> String {
  let characters = Array(alphabet.rawValue.utf8)
  let chosen = (0..<length).map { _ in characters[Int.random(in: characters.indices)] }
  return String(decoding: chosen, as: UTF8.self)
}
