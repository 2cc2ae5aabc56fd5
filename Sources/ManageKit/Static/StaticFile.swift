import Foundation

/// A static file that a finder found.
struct StaticFile: Sendable {
  /// Where its content is.
  enum Content: Sendable {
    case file(path: String)
    case embedded(EmbeddedFile)
  }

  /// The path below the static folder, such as `css/site.css`.
  let path: String
  let content: Content

  /// Where it lies, for people.
  var location: String {
    switch content {
    case .file(let path): path
    case .embedded: "static/\(path) (embedded in manage)"
    }
  }

  /// The whole content. Reads block.
  func bytes() throws(StaticError) -> [UInt8] {
    switch content {
    case .file(let path): try SourceFile(path: path).bytes()
    case .embedded(let embedded): Array(embedded.data)
    }
  }

  /// Lends the content to `body` piece by piece. Reads block.
  func forEachChunk(_ body: (UnsafeRawBufferPointer) throws(StaticError) -> Void) throws(StaticError) {
    switch content {
    case .file(let path): try SourceFile(path: path).forEachChunk(body)
    case .embedded:
      let bytes = try bytes()
      try bytes.withUnsafeBufferPointer { (buffer) throws(StaticError) in try body(UnsafeRawBufferPointer(buffer)) }
    }
  }
}
