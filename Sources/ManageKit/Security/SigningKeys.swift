/// The secret key that signs, and those that signed before it and still verify.
///
/// Its description hides them all.
public struct SigningKeys: Sendable, CustomStringConvertible, CustomReflectable {
  /// The key that signs.
  let current: [UInt8]

  /// Every key that verifies, the current one first.
  let all: [[UInt8]]

  /// Keys as they stand in the settings.
  public init(_ key: String, fallbacks: [String] = []) {
    self.init(bytes: Array(key.utf8), fallbacks: fallbacks.map { Array($0.utf8) })
  }

  /// Keys that are bytes rather than text.
  public init(bytes key: [UInt8], fallbacks: [[UInt8]] = []) {
    current = key
    all = [key] + fallbacks
  }

  /// The same keys, each after `prefix`.
  func prefixed(_ prefix: String) -> SigningKeys {
    let keys = all.map { Array(prefix.utf8) + $0 }
    return SigningKeys(bytes: keys[0], fallbacks: Array(keys.dropFirst()))
  }

  /// Says how many keys there are.
  public var description: String { "\(all.count) signing key(s)" }

  /// Shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
