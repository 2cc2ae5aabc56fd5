/// Why a validator refuses a value: Django's `ValidationError`.
public struct InvalidValue: Error, Equatable, Sendable, CustomStringConvertible {
  /// Django's code, such as `password_too_short`.
  public let code: String

  /// A sentence for the person who typed the value. It never contains it.
  public let message: String

  /// A refusal.
  public init(code: String, message: String) {
    self.code = code
    self.message = message
  }

  /// The sentence.
  public var description: String { message }
}
