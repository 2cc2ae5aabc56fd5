import Foundation
import ManageGroundwork

/// Text of any script within a header (RFC 2047).
enum EncodedWord {
  private static let start = "=?utf-8?", end = "?="
  /// `=?utf-8?b?` and `?=`.
  private static let overhead = 12

  /// The text in words of at most `width` characters, each decodable by itself; blanks between them don't count.
  static func words(of text: String, width: Int) -> [String] {
    let quotedCount = text.utf8.reduce(0) { $0 + quotedWidth(of: $1) }
    let isQuoted = quotedCount <= (text.utf8.count + 2) / 3 * 4
    let room = width - overhead
    return chunks(of: text, room: isQuoted ? room : room / 4 * 3) { isQuoted ? quotedWidth(of: $0) : 1 }
      .map { chunk in
        isQuoted
          ? start + "q?" + quoted(chunk) + end : start + "b?" + Data(chunk).base64EncodedString() + end
      }
  }

  /// Cuts text between its scalars.
  private static func chunks(of text: String, room: Int, width: (UInt8) -> Int) -> [[UInt8]] {
    var chunks: [[UInt8]] = [[]]
    var used = 0
    for scalar in text.unicodeScalars {
      let bytes = UTF8.encode(scalar).map(Array.init) ?? []
      let added = bytes.reduce(0) { $0 + width($1) }
      if used + added > room {
        chunks.append([])
        used = 0
      }
      chunks[chunks.count - 1] += bytes
      used += added
    }
    return chunks
  }

  /// Keeps what a name's words may hold, which is less than other headers may (section 5, rule 3).
  private static func isKept(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || "!*+-/".utf8.contains(byte)
  }

  private static func quotedWidth(of byte: UInt8) -> Int {
    isKept(byte) || byte == UInt8(ascii: " ") ? 1 : 3
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for byte in bytes {
      if isKept(byte) {
        result.append(byte)
      } else if byte == UInt8(ascii: " ") {
        result.append(UInt8(ascii: "_"))
      } else {
        result += QuotedPrintable.escape(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
