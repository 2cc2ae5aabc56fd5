import CManageZlib

/// Bytes in zlib's format (RFC 1950).
enum Zlib {
  /// The most that is decompressed, in bytes.
  static let limit = 16 << 20

  static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    var size = CManageZlib.compressBound(uLong(bytes.count))
    var result = [UInt8](repeating: 0, count: Int(size))
    guard CManageZlib.compress(&result, &size, bytes, uLong(bytes.count)) == Z_OK else { return nil }
    return Array(result.prefix(Int(size)))
  }

  /// The bytes that were compressed; nil if they are damaged or exceed the limit.
  static func decompress(_ bytes: [UInt8]) -> [UInt8]? {
    var capacity = max(bytes.count * 4, 1024)
    while true {
      var size = uLong(min(capacity, limit))
      var result = [UInt8](repeating: 0, count: Int(size))
      switch CManageZlib.uncompress(&result, &size, bytes, uLong(bytes.count)) {
      case Z_OK: return Array(result.prefix(Int(size)))
      case Z_BUF_ERROR where capacity < limit: capacity *= 4
      default: return nil
      }
    }
  }
}
