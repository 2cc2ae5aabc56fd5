/// Why a text isn't JSON; each with the offset in bytes at which it stops being so.
public enum JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Something else stands where a value, a comma, a colon or a quote must.
  case unexpected(offset: Int)
  /// A string holds a bare control character, an unknown escape, half a surrogate pair or no UTF-8.
  case invalidString(offset: Int)
  /// A number begins with 0, lacks digits, or exceeds what 64 bits can hold.
  case invalidNumber(offset: Int)
  /// Arrays and objects are nested more than 128 levels deep.
  case tooDeep(offset: Int)

  /// One line for a log.
  public var description: String {
    switch self {
    case .unexpected(let offset): "JSON: unexpected byte or end at offset \(offset)"
    case .invalidString(let offset): "JSON: invalid string at offset \(offset)"
    case .invalidNumber(let offset): "JSON: invalid number at offset \(offset)"
    case .tooDeep(let offset): "JSON: nested deeper than \(JSONParser.maxDepth) levels at offset \(offset)"
    }
  }
}
