import Foundation
import ManageGroundwork

@testable import ManageKit

/// Shows what differs from Django, for those who fix it: set `MANAGE_VECTORS_SHOW` to a part of the ids.
enum Differences {
  private static let shown = ProcessInfo.processInfo.environment["MANAGE_VECTORS_SHOW"]

  static func note(_ record: VectorRecord, _ got: String) {
    guard let shown, record.id.contains(shown) || record.string("function").contains(shown) else { return }
    print("--- \(record.id)\n    \(JSONValue.object(record.object).serialized())\n    got: \(got)")
  }
}
