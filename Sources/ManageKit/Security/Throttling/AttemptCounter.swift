import Crypto

/// Something whose attempts are counted: a name, an address, or both together.
struct AttemptCounter: Sendable {
  /// What becomes of attempts beyond the limit.
  enum Excess: Sendable {
    /// They are refused until the time has passed.
    case refused
    /// One goes on whenever an even pace allows one: others can use this counter up, and nobody is to be locked out.
    case slowed
  }

  /// A digest, so that all keys are of one size, and none is anybody's name or address.
  let key: SHA256Digest
  let limit: RateLimit
  let excess: Excess

  /// - Parameters:
  ///   - action: the action that is attempted, such as `login`.
  ///   - subject: the parts of the thing that is counted.
  init(_ action: String, _ subject: String..., limit: RateLimit, excess: Excess = .refused) {
    key = SHA256.hash(data: Array(([action] + subject).joined(separator: "\0").utf8))
    self.limit = limit
    self.excess = excess
  }
}
