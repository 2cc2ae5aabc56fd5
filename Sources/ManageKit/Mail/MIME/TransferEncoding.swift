import Foundation

/// How a part's bytes travel as lines of ASCII (RFC 2045, section 6).
enum TransferEncoding: String {
  case sevenBit = "7bit"
  case quotedPrintable = "quoted-printable"
  case base64

  private static let longestLine = 76

  /// The encoding in which a text is shortest and, as far as it can be, readable as it is.
  init(forText text: [UInt8]) {
    let odd = text.count { !($0 == 0x0D || $0 == 0x0A || $0 == 0x09 || (0x20...0x7E).contains($0)) }
    if odd * 6 > text.count {
      self = .base64
    } else {
      self = odd == 0 && Self.linesAreShort(text) ? .sevenBit : .quotedPrintable
    }
  }

  func encode(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .sevenBit: bytes
    case .quotedPrintable: QuotedPrintable.encode(bytes)
    case .base64:
      Array(
        Data(bytes).base64EncodedData(options: [
          .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ]))
    }
  }

  private static func linesAreShort(_ text: [UInt8]) -> Bool {
    text.split(separator: 0x0A, omittingEmptySubsequences: false).allSatisfy { $0.count <= longestLine + 1 }
  }
}
