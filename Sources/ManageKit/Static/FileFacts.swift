/// The facts about a file that follow from its content and its name alone.
struct FileFacts: Sendable, Equatable {
  /// A reference with its line.
  struct Mention: Sendable, Equatable {
    let reference: Reference
    let line: Int
  }

  let size: Int
  let digests: ContentDigests
  /// In their order, without overlaps.
  var mentions: [Mention] = []
  /// Where the file stops being UTF-8, so that references can't be found in it.
  var badByte: Int?

  init(size: Int, digests: ContentDigests) {
    self.size = size
    self.digests = digests
  }

  /// Reads a file, and finds its references if they are wanted. Blocks.
  init(_ file: StaticFile, findsReferences: Bool) throws(StaticError) {
    guard findsReferences, let finder = Self.finder(for: file.path) else {
      try self.init(reading: file)
      return
    }
    let source = try file.bytes()
    self.init(size: source.count, digests: ContentDigests(of: source))
    guard String(validating: source, as: UTF8.self) != nil else {
      badByte = Self.firstBadByte(of: source)
      return
    }
    mentions = Self.mentions(finder(source), in: source)
  }

  private init(reading file: StaticFile) throws(StaticError) {
    var hasher = ContentDigests.Hasher()
    var size = 0
    try file.forEachChunk { (chunk) throws(StaticError) in
      size += chunk.count
      hasher.update(chunk)
    }
    self.init(size: size, digests: hasher.finish())
  }

  private static func mentions(_ references: [Reference], in source: [UInt8]) -> [Mention] {
    var mentions: [Mention] = []
    var (end, counted, line) = (0, 0, 1)
    for reference in references.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where reference.range.lowerBound >= end {
      line += source[counted..<reference.range.lowerBound].count { $0 == UInt8(ascii: "\n") }
      counted = reference.range.lowerBound
      end = reference.range.upperBound
      mentions.append(Mention(reference: reference, line: line))
    }
    return mentions
  }

  private static func finder(for path: String) -> (([UInt8]) -> [Reference])? {
    let name = path.lowercased()
    if name.hasSuffix(".css") { return CSSReferences.find }
    if name.hasSuffix(".js") || name.hasSuffix(".mjs") { return JavaScriptReferences.find }
    return nil
  }

  private static func firstBadByte(of bytes: [UInt8]) -> Int {
    var (decoder, iterator, count) = (UTF8(), bytes.makeIterator(), 0)
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { count += UTF8.width(scalar) }
    return count
  }
}
