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

  /// The `Content-Type`. Blocks if the name doesn't determine it.
  var contentType: String { isTransportStream ? "video/mp2t" : StaticContentType.of(path) }

  /// The `Content-Encoding`; nil for a file that is used as it is stored.
  var contentEncoding: String? { StaticContentType.encoding(of: path) }

  /// Whether it is video in the pieces of HLS, which are called `.ts` as TypeScript is: packets of 188 bytes that begin
  /// with 0x47 (ISO/IEC 13818-1). Blocks for such names.
  var isTransportStream: Bool {
    guard path.hasSuffix(".ts") else { return false }
    let start = start(189)
    return start.first == 0x47 && (start.count < 189 || start.last == 0x47)
  }

  private func start(_ count: Int) -> [UInt8] {
    switch content {
    case .file(let path):
      guard let file = try? OpenFile(path) else { return [] }
      return (try? file.read(min(count, file.size), at: 0)) ?? []
    case .embedded(let embedded): return Array(embedded.data.prefix(count))
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
