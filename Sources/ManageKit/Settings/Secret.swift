/// A value that can't be printed, dumped, interpolated or encoded by accident.
public struct Secret: Sendable {
  private let value: String

  /// Hides `value`.
  public init(_ value: String) {
    self.value = value
  }

  /// The value itself: for the one call that needs it, never for text.
  public func reveal() -> String {
    value
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// A mask of fixed length.
  public var description: String { "********" }

  /// A mask of fixed length.
  public var debugDescription: String { description }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
