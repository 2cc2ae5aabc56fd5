#if canImport(Musl)
  import Musl
#elseif canImport(Glibc)
  import Glibc
#endif

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
  // Larger bytes would favour the alphabet's first characters.
  let limit = 256 - 256 % characters.count
  var chosen: [UInt8] = []
  chosen.reserveCapacity(length)
  while chosen.count < length {
    // A few more than are missing, since some are too large: mostly one call of the system is enough.
    let bytes = randomBytes(min(256, (length - chosen.count) * 5 / 4 + 4))
    chosen += bytes.filter { $0 < limit }.prefix(length - chosen.count).map { characters[Int($0) % characters.count] }
  }
  return String(decoding: chosen, as: UTF8.self)
}

/// At most 256 bytes that nobody can guess.
private func randomBytes(_ count: Int) -> [UInt8] {
  #if canImport(Glibc) || canImport(Musl)
    var bytes = [UInt8](repeating: 0, count: count)
    if getentropy(&bytes, count) == 0 { return bytes }
  #endif
  return (0..<count).map { _ in UInt8.random(in: .min ... .max) }
}
