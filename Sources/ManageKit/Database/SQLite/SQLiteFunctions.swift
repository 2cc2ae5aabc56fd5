import Foundation
import GRDB
import ManageGroundwork

/// The SQL functions and collations that queries need and SQLite lacks, so that it answers as PostgreSQL does.
///
/// `manage_fold`, `manage_regexp`, `manage_iregexp`, `manage_ip_within`, `manage_date_part`, the collations
/// `manage_decimal` and `manage_ip`, `manage_decimal_add`, `_subtract`, `_multiply`, `_sum` and `_average`, and
/// `manage_fit_integer`, `_text` and `_decimal`.
enum SQLiteFunctions {
  /// Makes them known to a connection.
  static func register(in database: GRDB.Database) throws {
    for function in scalars + SQLiteDecimal.functions + SQLiteLimits.functions { database.add(function: function) }
    database.add(collation: SQLiteDecimal.collation)
    database.add(collation: SQLiteAddress.collation)
  }

  private static let scalars = [
    DatabaseFunction("manage_fold", argumentCount: 1, pure: true) { arguments in
      arguments.text(0)?.caseFolded
    },
    DatabaseFunction("manage_regexp", argumentCount: 2, pure: true) { arguments in
      guard let pattern = arguments.text(0), let text = arguments.text(1) else { return nil }
      return try expressions.matches(pattern, [], in: text)
    },
    DatabaseFunction("manage_iregexp", argumentCount: 2, pure: true) { arguments in
      guard let pattern = arguments.text(0), let text = arguments.text(1) else { return nil }
      return try expressions.matches(pattern, .caseInsensitive, in: text)
    },
    DatabaseFunction("manage_ip_within", argumentCount: 2, pure: true) { arguments in
      guard let address = arguments.text(0), let network = arguments.text(1) else { return nil }
      // PostgreSQL's families never contain each other, not even as ::ffff:10.0.0.1.
      guard address.contains(":") == network.contains(":") else { return false }
      return CIDRBlock(network)?.contains(address: address)
    },
    DatabaseFunction("manage_date_part", pure: true) { arguments in
      guard let part = arguments.text(0), let text = arguments.text(1) else { return nil }
      return SQLiteDatePart.value(part, of: text, in: arguments.count > 2 ? arguments.text(2) : nil)
    },
  ]

  private static let expressions = SQLiteRegularExpressions()
}

extension [GRDB.DatabaseValue] {
  /// The text of an argument, nil for null.
  func text(_ index: Int) -> String? { String.fromDatabaseValue(self[index]) }
}
