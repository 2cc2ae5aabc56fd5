import Foundation

/// A file that was built into the binary: text as it was, anything else as base64.
enum EmbeddedFile: Sendable {
  case text(String)
  case base64(String)

  var data: Data {
    switch self {
    case .text(let text): Data(text.utf8)
    case .base64(let text): Data(base64Encoded: text) ?? Data()
    }
  }
}
