package import Foundation

/// A file that was compiled into the binary: text as it was, anything else as base64.
///
/// Both stay in the binary's read-only data until they are asked for.
public enum EmbeddedFile: Sendable {
  case text(StaticString)
  case base64(StaticString)

  /// The file's content.
  package var data: Data {
    switch self {
    case .text(let text): text.withUTF8Buffer { Data($0) }
    case .base64(let text): text.withUTF8Buffer { Data(base64Encoded: Data($0)) } ?? Data()
    }
  }

  /// The file's text; nil if it isn't UTF-8.
  package var text: String? {
    guard case .text(let text) = self else { return nil }
    return text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
  }
}
