import Foundation
import GRDB

extension DatabaseCollation {
  /// Compares texts by the values that they spell, and as texts where one spells none.
  convenience init<Value: Comparable & SendableMetatype>(
    _ name: String, by value: @escaping @Sendable (String) -> Value?
  ) {
    self.init(name) { left, right in
      guard let first = value(left), let second = value(right) else { return Self.order(left, right) }
      return Self.order(first, second)
    }
  }

  private static func order<Value: Comparable>(_ left: Value, _ right: Value) -> ComparisonResult {
    left < right ? .orderedAscending : left == right ? .orderedSame : .orderedDescending
  }
}
