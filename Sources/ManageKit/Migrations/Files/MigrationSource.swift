import Crypto
import Foundation
import ManageGroundwork

/// The text of a migration's file, in the form in which it counts: without a byte order mark, with `\n` as its line
/// ends, and with no blank lines at its end.
struct MigrationSource: Sendable {
  /// UTF-8.
  let bytes: [UInt8]
  /// The file as it was, where it isn't the same.
  private let original: [UInt8]?

  /// Nil for what isn't UTF-8, or holds a NUL, where a database would stop reading.
  init?(_ data: [UInt8]) {
    guard !data.contains(0), String(validating: data, as: UTF8.self) != nil else { return nil }
    let withoutMark = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data[...]
    var bytes = Self.withPlainLineEnds(withoutMark)
    let last = bytes.lastIndex { $0 > UInt8(ascii: " ") }
    bytes.removeSubrange((last.map { $0 + 1 } ?? 0)...)
    bytes.append(UInt8(ascii: "\n"))
    self.bytes = bytes
    original = bytes == data ? nil : data
  }

  /// SHA-256 in hexadecimal.
  var checksum: String { Self.checksum(of: bytes) }

  /// The checksum that version 0.1 recorded: of the file with its byte order mark and its final blank lines.
  var formerChecksum: String? { original.map { Self.checksum(of: Self.withPlainLineEnds($0[...])) } }

  private static func checksum(of bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).hexadecimal
  }

  private static func withPlainLineEnds(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\r")) else { return Array(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in zip(bytes.indices, bytes) {
      let isLineEnd = byte == UInt8(ascii: "\r") && index + 1 < bytes.endIndex && bytes[index + 1] == UInt8(ascii: "\n")
      if !isLineEnd { result.append(byte) }
    }
    return result
  }
}
