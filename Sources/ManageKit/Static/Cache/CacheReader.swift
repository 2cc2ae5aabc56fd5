/// Reads what `CacheWriter` has written.
struct CacheReader {
  /// There are fewer bytes than there should be, or they make no sense.
  struct Ended: Error {}

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  mutating func number() throws(Ended) -> Int {
    guard rest.count >= 8 else { throw Ended() }
    let value = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    rest = rest.dropFirst(8)
    return Int(truncatingIfNeeded: value)
  }

  /// A number of things, each of which takes a byte at least.
  mutating func count() throws(Ended) -> Int {
    let count = try number()
    guard (0...rest.count).contains(count) else { throw Ended() }
    return count
  }

  mutating func bytes() throws(Ended) -> [UInt8] {
    let count = try count()
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func text() throws(Ended) -> String {
    String(decoding: try bytes(), as: UTF8.self)
  }

  mutating func signature() throws(Ended) -> FileSignature {
    let (size, inode, device) = (try number(), try number(), try number())
    return FileSignature(
      size: size, inode: UInt64(truncatingIfNeeded: inode), device: UInt64(truncatingIfNeeded: device),
      modified: try time(), changed: try time())
  }

  private mutating func time() throws(Ended) -> FileSignature.Time {
    FileSignature.Time(seconds: try number(), nanoseconds: try number())
  }

  mutating func facts() throws(Ended) -> FileFacts {
    let size = try number()
    var facts = FileFacts(size: size, digests: ContentDigests(nameHash: try text(), sha256Bytes: try bytes()))
    let badByte = try number()
    facts.badByte = badByte < 0 ? nil : badByte
    for _ in 0..<(try count()) { facts.mentions.append(try mention()) }
    return facts
  }

  private mutating func mention() throws(Ended) -> FileFacts.Mention {
    let form = try number()
    let (start, end) = (try number(), try number())
    guard let form = UInt8(exactly: form).flatMap(Reference.Form.init(rawValue:)), 0 <= start, start <= end else {
      throw Ended()
    }
    let reference = Reference(form: form, range: start..<end, url: try text())
    return FileFacts.Mention(reference: reference, line: try number())
  }
}
