import Foundation

/// A password hash as Django stores it, in the column `password`.
struct StoredPassword: Sendable {
  enum Algorithm: String {
    case pbkdf2SHA256 = "pbkdf2_sha256"
    case pbkdf2SHA1 = "pbkdf2_sha1"
    case scrypt
  }

  private enum Parameters {
    case pbkdf2(rounds: Int)
    case scrypt(cost: Int, blockSize: Int, parallelism: Int)
  }

  let algorithm: Algorithm
  let salt: String
  private let parameters: Parameters
  private let encoded: String

  /// Reads the parts of `encoded`; nil for an algorithm that is none of these, unusable passwords among them.
  init?(_ encoded: String) throws(PasswordHasherError) {
    let parts = encoded.utf8.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard let algorithm = Algorithm(rawValue: parts[0]) else { return nil }
    switch algorithm {
    case .pbkdf2SHA256, .pbkdf2SHA1:
      guard parts.count == 4, let rounds = Int(parts[1]) else { throw .malformed(algorithm: algorithm.rawValue) }
      salt = parts[2]
      parameters = .pbkdf2(rounds: rounds)
    case .scrypt:
      guard parts.count == 6, let cost = Int(parts[1]), let blockSize = Int(parts[3]), let parallelism = Int(parts[4])
      else { throw .malformed(algorithm: algorithm.rawValue) }
      salt = parts[2]
      parameters = .scrypt(cost: cost, blockSize: blockSize, parallelism: parallelism)
    }
    self.algorithm = algorithm
    self.encoded = encoded
  }

  /// The rounds, if it is of the preferred algorithm.
  var rounds: Int? {
    guard algorithm == .pbkdf2SHA256, case .pbkdf2(let rounds) = parameters else { return nil }
    return rounds
  }

  /// Whether `password` was stored; takes as long as storing it took.
  func matches(_ password: String) throws(PasswordHasherError) -> Bool {
    guard let hash = derive(from: password) else { throw .malformed(algorithm: algorithm.rawValue) }
    let text = Data(hash).base64EncodedString()
    let again =
      switch parameters {
      case .pbkdf2(let rounds): "\(algorithm.rawValue)$\(rounds)$\(salt)$\(text)"
      case .scrypt(let cost, let blockSize, let parallelism):
        "\(algorithm.rawValue)$\(cost)$\(salt)$\(blockSize)$\(parallelism)$\(text)"
      }
    return constantTimeCompare(encoded, again)
  }

  private func derive(from password: String) -> [UInt8]? {
    switch parameters {
    case .pbkdf2(let rounds):
      PBKDF2.derive(
        password: password, salt: salt, rounds: rounds, digest: algorithm == .pbkdf2SHA1 ? .sha1 : .sha256)
    case .scrypt(let cost, let blockSize, let parallelism):
      Scrypt.derive(
        password: password, salt: salt, cost: cost, blockSize: blockSize, parallelism: parallelism)
    }
  }
}
