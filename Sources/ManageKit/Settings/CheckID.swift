/// The stable name of one kind of mistake, such as `forum.W001`; it never changes once released.
///
/// The part before the dot is the check's owner. The letter after it is the level, as in Django: `C` for critical,
/// `E` for error, `W` for warning, `I` for info, `D` for debug; any other counts as an error.
public struct CheckID: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The name.
  public let rawValue: String

  /// A name.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// A name.
  public init(stringLiteral value: String) {
    rawValue = value
  }

  /// The name.
  public var description: String { rawValue }

  /// How bad such a mistake is.
  public var level: CheckMessage.Level {
    switch rawValue.drop(while: { $0 != "." }).dropFirst().first {
    case "C": .critical
    case "W": .warning
    case "I": .info
    case "D": .debug
    default: .error
    }
  }
}
