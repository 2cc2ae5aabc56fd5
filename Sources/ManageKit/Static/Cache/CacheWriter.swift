/// Writes values one after the other, without names and types.
struct CacheWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes += $0 }
  }

  mutating func add(_ value: [UInt8]) {
    add(value.count)
    bytes += value
  }

  mutating func add(_ text: String) {
    add(Array(text.utf8))
  }

  mutating func add(_ signature: FileSignature) {
    add(signature.size)
    add(Int(truncatingIfNeeded: signature.inode))
    add(Int(truncatingIfNeeded: signature.device))
    for time in [signature.modified, signature.changed] {
      add(time.seconds)
      add(time.nanoseconds)
    }
  }

  mutating func add(_ facts: FileFacts) {
    add(facts.size)
    add(facts.digests.nameHash)
    add(facts.digests.sha256Bytes)
    add(facts.badByte ?? -1)
    add(facts.mentions.count)
    for mention in facts.mentions {
      add(Int(mention.reference.form.rawValue))
      add(mention.reference.range.lowerBound)
      add(mention.reference.range.upperBound)
      add(mention.reference.url)
      add(mention.line)
    }
  }
}
