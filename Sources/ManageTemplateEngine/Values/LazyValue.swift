import Synchronization

/// A value that is worked out once, when it's first asked for.
public final class LazyValue: Sendable {
  private let make: @Sendable () throws -> TemplateValue
  private let made = Mutex<TemplateValue?>(nil)

  /// Makes a value from what works it out.
  public init(_ make: @escaping @Sendable () throws -> TemplateValue) {
    self.make = make
  }

  /// The value; works it out the first time. Two tasks that ask at once may both work it out.
  public func value() throws -> TemplateValue {
    if let value = made.withLock({ $0 }) { return value }
    let value = try make()
    made.withLock { $0 = value }
    return value
  }
}
