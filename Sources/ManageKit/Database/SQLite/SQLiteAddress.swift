import Foundation
import GRDB
import ManageGroundwork

/// IP addresses, which SQLite keeps as text, in PostgreSQL's order.
enum SQLiteAddress {
  /// IPv4 before IPv6, and each by its bytes.
  static let collation = DatabaseCollation("manage_ip") { IPAddress($0) }
}
