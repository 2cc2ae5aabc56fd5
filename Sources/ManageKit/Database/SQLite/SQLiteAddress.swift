import Foundation
import GRDB

/// IP addresses, which SQLite keeps as text, in PostgreSQL's order.
enum SQLiteAddress {
  /// IPv4 before IPv6, and each by its bytes.
  static let collation = DatabaseCollation("manage_ip") { left, right in
    guard let left = AddressBytes(left), let right = AddressBytes(right) else {
      return left < right ? .orderedAscending : left == right ? .orderedSame : .orderedDescending
    }
    return left < right ? .orderedAscending : left == right ? .orderedSame : .orderedDescending
  }
}
