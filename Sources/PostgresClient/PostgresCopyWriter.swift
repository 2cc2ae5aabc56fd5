/// Takes the rows of a COPY for the length of one closure.
///
/// What is written is collected and sent in pieces of about 64 KB.
public final class PostgresCopyWriter {
  private var session: Session?
  private let limit: Duration?
  private var pending: [UInt8] = []
  private static let pieceSize = 65_536

  init(_ session: Session, limit: Duration?) {
    self.session = session
    self.limit = limit
  }

  func invalidate() { session = nil }

  /// Writes bytes in the format of the COPY statement, which need not be whole rows.
  /// - Throws: `PostgresError`, `CancellationError`.
  public nonisolated(nonsending) func write(_ bytes: [UInt8]) async throws {
    pending += bytes
    if pending.count >= Self.pieceSize { try await flush() }
  }

  /// Writes one row in the text format, COPY's default: tabs between the columns, `nil` as `\N`.
  /// - Throws: `PostgresError.invalidParameter` for text with a NUL byte; as `write`.
  public nonisolated(nonsending) func writeRow(_ columns: [String?]) async throws {
    for (index, column) in columns.enumerated() {
      if index > 0 { pending.append(UInt8(ascii: "\t")) }
      guard let column else {
        pending += [UInt8(ascii: "\\"), UInt8(ascii: "N")]
        continue
      }
      try appendEscaped(column, position: index + 1)
    }
    pending.append(UInt8(ascii: "\n"))
    if pending.count >= Self.pieceSize { try await flush() }
  }

  private func appendEscaped(_ text: String, position: Int) throws(PostgresError) {
    // Backslash is the only one that isn't a control character.
    guard text.utf8.contains(where: { $0 < 32 || $0 == UInt8(ascii: "\\") }) else { return pending += text.utf8 }
    for byte in text.utf8 {
      switch byte {
      case 0: throw .invalidParameter(position: position, reason: "PostgreSQL text can't hold a NUL byte")
      case UInt8(ascii: "\\"): pending += [byte, byte]
      case UInt8(ascii: "\t"): pending += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
      case UInt8(ascii: "\n"): pending += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\r"): pending += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      default: pending.append(byte)
      }
    }
  }

  nonisolated(nonsending) func flush() async throws {
    guard let session else { throw PostgresError.closed }
    let bytes = pending
    pending.removeAll(keepingCapacity: true)
    // One large piece would be copied whole into libpq's buffer.
    for start in stride(from: 0, to: bytes.count, by: Self.pieceSize) {
      try await session.write(bytes[start..<min(start + Self.pieceSize, bytes.count)], limit)
    }
  }
}
