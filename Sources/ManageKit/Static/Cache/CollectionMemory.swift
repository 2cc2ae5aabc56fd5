import Crypto

/// The content of the cache's file.
struct CollectionMemory: Sendable, Equatable {
  /// A file as it was.
  struct Entry: Sendable, Equatable {
    let signature: FileSignature
    let facts: FileFacts
  }

  /// By their paths on disk.
  var files: [String: Entry] = [:]
  /// Of files whose references were rewritten.
  var rewritings: [[UInt8]: FileFacts] = [:]

  private static let mark = Array("manage collectstatic 1\n".utf8)

  /// What a rewritten file depends on, as a digest.
  static func key(of rewriting: Rewriting, to digests: ContentDigests) -> [UInt8] {
    var writer = CacheWriter()
    writer.add(digests.sha256Bytes)
    for edit in rewriting.edits {
      writer.add(edit.range.lowerBound)
      writer.add(edit.range.upperBound)
      writer.add(edit.text)
    }
    return Array(SHA256.hash(data: writer.bytes))
  }

  init() {}

  /// The bytes of a file, at whose end is their digest.
  func encoded() -> [UInt8] {
    var writer = CacheWriter(bytes: Self.mark)
    writer.add(files.count)
    for (path, entry) in files {
      writer.add(path)
      writer.add(entry.signature)
      writer.add(entry.facts)
    }
    writer.add(rewritings.count)
    for (key, facts) in rewritings {
      writer.add(key)
      writer.add(facts)
    }
    return writer.bytes + Array(SHA256.hash(data: writer.bytes))
  }

  /// Nil for bytes that aren't as they were written.
  init?(decoding bytes: [UInt8]) {
    guard bytes.starts(with: Self.mark), bytes.count > Self.mark.count + 32,
      SHA256.hash(data: bytes.dropLast(32)).elementsEqual(bytes.suffix(32))
    else { return nil }
    var reader = CacheReader(bytes[Self.mark.count...].dropLast(32))
    do throws(CacheReader.Ended) {
      for _ in 0..<(try reader.count()) {
        let path = try reader.text()
        files[path] = Entry(signature: try reader.signature(), facts: try reader.facts())
      }
      for _ in 0..<(try reader.count()) {
        let key = try reader.bytes()
        rewritings[key] = try reader.facts()
      }
    } catch {
      return nil
    }
  }
}
