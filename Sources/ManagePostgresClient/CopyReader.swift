import CManagePostgres

/// Rows as COPY sends them.
enum CopyReader {
  enum Step {
    case bytes([UInt8])
    case nothingYet
    case end
  }

  /// Takes what has come, up to about `limit` bytes.
  static func read(from connection: OpaquePointer, limit: Int) -> Step {
    var bytes: [UInt8] = []
    while bytes.count < limit {
      var row: UnsafeMutablePointer<CChar>?
      let count = PQgetCopyData(connection, &row, 1)
      guard count > 0, let row else {
        guard bytes.isEmpty else { break }
        return count == 0 ? .nothingYet : .end
      }
      bytes += UnsafeRawBufferPointer(start: row, count: Int(count))
      PQfreemem(row)
    }
    return .bytes(bytes)
  }

  /// Drops what has come.
  /// - Returns: whether that was the last.
  static func discard(from connection: OpaquePointer) -> Bool {
    while true {
      switch read(from: connection, limit: 65_536) {
      case .bytes: continue
      case .nothingYet: return false
      case .end: return true
      }
    }
  }
}
