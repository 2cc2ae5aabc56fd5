/// A static file as it is published.
struct CollectedFile: Sendable {
  /// Below the static folder, such as `css/site.css`.
  let path: String
  /// The name that it is published by: with its hash, or the path itself for a plain copy.
  let publishedPath: String
  /// 0 if it refers to no other file, else one more than the highest of those that it refers to; a circle has one
  /// level, and copies by plain names have the highest.
  let level: Int
  /// The content's bytes, not compressed.
  let size: Int
  /// The digests of the content, not compressed.
  let digests: ContentDigests
  /// How its references are rewritten; nil for a file that is published as it is.
  let rewriting: Rewriting?
  private let source: StaticFile

  init(
    _ source: StaticFile, publishedPath: String, level: Int = 0, size: Int, digests: ContentDigests,
    rewriting: Rewriting? = nil
  ) {
    path = source.path
    self.publishedPath = publishedPath
    self.level = level
    self.size = size
    self.digests = digests
    self.source = source
    self.rewriting = rewriting
  }

  /// Where its source lies, for people.
  var location: String { source.location }

  /// Whether its name changes with its content.
  var isHashed: Bool { publishedPath != path }

  var contentType: String { source.contentType }

  /// The encoding that it is stored in by its author.
  var contentEncoding: String? { source.contentEncoding }

  var cacheControl: String { isHashed ? StaticCacheControl.hashed : StaticCacheControl.plain }

  /// The file on disk that its content is made of; nil if that is embedded.
  var diskPath: String? {
    if case .file(let path) = source.content { path } else { nil }
  }

  /// Whether it may get smaller when it is compressed: text of more than 1 KB.
  var isCompressible: Bool { size > 1024 && StaticContentType.isCompressible(path) && !source.isTransportStream }

  /// The content, as it was when its digests were made. Blocks.
  ///
  /// Throws `StaticError.changed` if it isn't so any more, and what reading throws.
  func content() throws(StaticError) -> [UInt8] {
    let original = try source.bytes()
    if let rewriting, let last = rewriting.edits.last, last.range.upperBound > original.count {
      throw .changed(path: source.location)
    }
    let bytes = rewriting?.apply(to: original) ?? original
    guard digests.match(bytes) else { throw .changed(path: source.location) }
    return bytes
  }

  /// Lends the content to `body` piece by piece; it is known only at the end that it is as it was. Blocks.
  ///
  /// Throws as `content()` does.
  func forEachChunk(_ body: (UnsafeRawBufferPointer) throws(StaticError) -> Void) throws(StaticError) {
    guard rewriting == nil else {
      return try content().withUnsafeBufferPointer { (bytes) throws(StaticError) in
        try body(UnsafeRawBufferPointer(bytes))
      }
    }
    var check = ContentDigests.Check()
    try source.forEachChunk { (chunk) throws(StaticError) in
      check.update(chunk)
      try body(chunk)
    }
    guard check.matches(digests) else { throw .changed(path: source.location) }
  }
}
