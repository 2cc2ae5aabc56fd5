/// The type of a column, and its name in each database. The declarations are those of Django's fields,
/// save that SQLite keeps decimals exact.
public enum ColumnType: Sendable, Hashable {
  case boolean
  /// 16 bits.
  case smallInteger
  /// 32 bits on PostgreSQL, 64 on SQLite.
  case integer
  /// 64 bits.
  case bigInteger
  case double
  /// An exact number. PostgreSQL keeps every digit, or `places` behind the point of `digits` in all.
  case decimal(digits: Int? = nil, places: Int? = nil)
  case text
  /// Text of at most so many characters. SQLite does not check.
  case varchar(Int)
  case binary
  /// An instant, with time zone.
  case timestamp
  /// A day of the calendar.
  case date
  case uuid
  case json
  /// An IPv4 or IPv6 address.
  case ipAddress
  /// A type that the list lacks, by what each database calls it.
  case custom(postgres: String, sqlite: String)

  /// The type in a `CREATE TABLE`: `varchar(30)`.
  public func declaration(for dialect: Dialect) -> String {
    switch dialect {
    case .postgres: postgresDeclaration
    case .sqlite: sqliteDeclaration
    }
  }

  /// The type of a key that the database generates: `serial`, `integer` (before `PRIMARY KEY AUTOINCREMENT`).
  public func generatedDeclaration(for dialect: Dialect) -> String {
    switch (dialect, self) {
    case (.sqlite, _): "integer"
    case (.postgres, .smallInteger): "smallserial"
    case (.postgres, .bigInteger): "bigserial"
    case (.postgres, _): "serial"
    }
  }

  /// The type with a length or digits, where it takes them.
  func limited(to maxLength: Int?, digits: Int?, places: Int?) -> ColumnType {
    switch self {
    case .text, .varchar: maxLength.map(ColumnType.varchar) ?? self
    case .decimal where digits != nil: .decimal(digits: digits, places: places ?? 0)
    default: self
    }
  }

  private var postgresDeclaration: String {
    switch self {
    case .boolean: "boolean"
    case .smallInteger: "smallint"
    case .integer: "integer"
    case .bigInteger: "bigint"
    case .double: "double precision"
    case .decimal(let digits?, let places): "numeric(\(digits), \(places ?? 0))"
    case .decimal: "numeric"
    case .text: "text"
    case .varchar(let length): "varchar(\(length))"
    case .binary: "bytea"
    case .timestamp: "timestamp with time zone"
    case .date: "date"
    case .uuid: "uuid"
    case .json: "jsonb"
    case .ipAddress: "inet"
    case .custom(let declaration, _): declaration
    }
  }

  private var sqliteDeclaration: String {
    switch self {
    case .boolean: "bool"
    case .smallInteger: "smallint"
    case .integer: "integer"
    case .bigInteger: "bigint"
    case .double: "real"
    // Not Django's `decimal`, whose numeric affinity makes floats of the numbers.
    case .decimal, .text, .json: "text"
    case .varchar(let length): "varchar(\(length))"
    case .binary: "BLOB"
    case .timestamp: "datetime"
    case .date: "date"
    case .uuid: "char(32)"
    case .ipAddress: "char(39)"
    case .custom(_, let declaration): declaration
    }
  }
}
