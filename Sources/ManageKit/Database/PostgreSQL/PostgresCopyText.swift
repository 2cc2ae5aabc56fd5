import Foundation

/// Rows in the text format of COPY, as PostgreSQL's documentation of that command has it: a line a row, tabs between
/// the columns.
struct PostgresCopyText {
  /// Values that COPY can't hold.
  struct InvalidValue: Error {
    let column: Int
    let reason: String
  }

  private(set) var bytes: [UInt8] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func append(_ row: [DatabaseValue]) throws(InvalidValue) {
    for (column, value) in row.enumerated() {
      if column > 0 { bytes.append(UInt8(ascii: "\t")) }
      if let reason = append(value) { throw InvalidValue(column: column, reason: reason) }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Returns why it can't be kept.
  private mutating func append(_ value: DatabaseValue) -> String? {
    switch value {
    case .null: append("\\N")
    case .bool(let bool): append(bool ? "t" : "f")
    case .integer(let integer): append("\(integer)")
    case .double(let double): append("\(double)")
    case .text(let text): return appendEscaped(text)
    case .blob(let data): append(data)
    case .timestamp(let date):
      guard let text = TimestampText.text(from: date) else { return "the date is outside the years 1 to 9999" }
      append(text)
      append("+00")
    case .date(let date): append(date.description)
    case .decimal(let decimal): append(decimal.description)
    case .uuid(let uuid): append(uuid.uuidString)
    }
    return nil
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func append(_ data: Data) {
    append("\\\\x")
    for byte in data {
      for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 48 + digit : 87 + digit) }
    }
  }

  private mutating func appendEscaped(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { characters in
      // Control characters and the backslash; most texts have none.
      guard characters.contains(where: { $0 < 32 || $0 == UInt8(ascii: "\\") }) else {
        bytes.append(contentsOf: characters)
        return nil
      }
      for character in characters {
        switch character {
        case 0: return "PostgreSQL text can't hold a NUL byte"
        case UInt8(ascii: "\\"): append("\\\\")
        case UInt8(ascii: "\t"): append("\\t")
        case UInt8(ascii: "\n"): append("\\n")
        case UInt8(ascii: "\r"): append("\\r")
        default: bytes.append(character)
        }
      }
      return nil
    }
  }
}
