/// Everything that is wrong with a value: Django's `ValidationError` with its list.
public struct InvalidValues: Error, Sendable {
  /// The mistakes, at least one.
  public let list: [InvalidValue]

  /// Several mistakes.
  init(_ list: [InvalidValue]) { self.list = list }

  /// One mistake.
  public init(_ value: InvalidValue) { list = [value] }
}
