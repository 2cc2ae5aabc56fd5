/// Takes the rows of a COPY for the length of one closure.
///
/// Data is collected and sent in pieces of about 64 KB.
public final class PostgresCopyWriter {
  private var wire: Wire?
  private let limit: Duration?
  private var pending: [UInt8] = []
  private static let pieceSize = 65_536

  init(_ wire: Wire, limit: Duration?) {
    self.wire = wire
    self.limit = limit
  }

  func invalidate() { wire = nil }

  /// Writes bytes in the format of the COPY statement, which need not be whole rows.
  /// - Throws: `PostgresError`, `CancellationError`.
  public nonisolated(nonsending) func write(_ bytes: [UInt8]) async throws {
    pending += bytes
    if pending.count >= Self.pieceSize { try await flush() }
  }

  nonisolated(nonsending) func flush() async throws {
    guard let wire else { throw PostgresError.closed }
    let bytes = pending
    pending.removeAll(keepingCapacity: true)
    // One large piece would be copied whole into libpq's buffer.
    for start in stride(from: 0, to: bytes.count, by: Self.pieceSize) {
      try await wire.write(bytes[start..<min(start + Self.pieceSize, bytes.count)], limit)
    }
  }
}
