/// The facts about a file that its name depends on: its digests, and the files that it refers to.
struct FileInspection: Sendable {
  /// A reference that leads to a file.
  struct Link: Sendable {
    let reference: Reference
    let url: ReferenceURL
    /// The file's number among those that are collected.
    let target: Int

    /// The reference with the new name of the file that it leads to.
    func edit(_ publishedPath: String) -> Rewriting.Edit {
      Rewriting.Edit(range: reference.range, text: reference.form.text(url.renamed(to: publishedPath)))
    }
  }

  let size: Int
  let digests: ContentDigests
  private(set) var links: [Link] = []
  private(set) var missing: [MissingReference] = []
  /// Where the file stops being UTF-8, so that references can't be found in it.
  private(set) var badByte: Int?

  /// Reads a file as it is. Blocks.
  init(_ file: StaticFile) throws(StaticError) {
    var hasher = ContentDigests.Hasher()
    var size = 0
    try file.forEachChunk { (chunk) throws(StaticError) in
      size += chunk.count
      hasher.update(chunk)
    }
    self.size = size
    digests = hasher.finish()
  }

  /// Reads a file and finds what it refers to; `index` has the numbers of the files by their paths. Blocks.
  init(_ file: StaticFile, in index: [String: Int]) throws(StaticError) {
    guard let finder = Self.finder(for: file.path) else {
      try self.init(file)
      return
    }
    let source = try file.bytes()
    self.init(source)
    guard String(validating: source, as: UTF8.self) != nil else {
      badByte = Self.firstBadByte(of: source)
      return
    }
    var end = 0
    let references = finder(source).sorted { $0.range.lowerBound < $1.range.lowerBound }
    for reference in references where reference.range.lowerBound >= end {
      end = reference.range.upperBound
      guard let url = ReferenceURL(reference.url, in: file.path) else { continue }
      if let target = url.path.flatMap({ index[$0] }) {
        links.append(Link(reference: reference, url: url, target: target))
      } else {
        let line = source[..<reference.range.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
        missing.append(MissingReference(file: file.location, line: line, url: reference.url))
      }
    }
  }

  private init(_ source: [UInt8]) {
    size = source.count
    digests = ContentDigests(of: source)
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
