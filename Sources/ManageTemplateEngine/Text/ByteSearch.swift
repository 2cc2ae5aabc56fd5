/// Finds a sequence of bytes in others, in linear time whatever they hold (Knuth, Morris and Pratt).
struct ByteSearch {
  private let pattern: [UInt8]
  private let fallback: [Int]

  init(_ pattern: String) {
    self.pattern = Array(pattern.utf8)
    var fallback = [Int](repeating: 0, count: self.pattern.count + 1)
    var matched = 0
    for index in self.pattern.indices.dropFirst() {
      while matched > 0, self.pattern[index] != self.pattern[matched] { matched = fallback[matched] }
      if self.pattern[index] == self.pattern[matched] { matched += 1 }
      fallback[index + 1] = matched
    }
    self.fallback = fallback
  }

  /// The offset behind each occurrence, none overlapping another, up to a number of them.
  func ends(in bytes: some Sequence<UInt8>, limit: Int = .max) -> [Int] {
    guard !pattern.isEmpty, limit > 0 else { return [] }
    var ends: [Int] = []
    var matched = 0
    for (offset, byte) in bytes.enumerated() {
      while matched > 0, byte != pattern[matched] { matched = fallback[matched] }
      if byte == pattern[matched] { matched += 1 }
      guard matched == pattern.count else { continue }
      matched = 0
      ends.append(offset + 1)
      if ends.count == limit { break }
    }
    return ends
  }
}

extension String {
  /// Whether the bytes of another string stand in this one.
  func contains(bytes part: String) -> Bool {
    part.isEmpty || !ByteSearch(part).ends(in: utf8, limit: 1).isEmpty
  }

  /// The string with each occurrence of a part, compared by bytes, replaced.
  func replacing(bytes part: String, with replacement: String) -> String {
    let ends = ByteSearch(part).ends(in: utf8)
    guard !ends.isEmpty else { return self }
    let bytes = Array(utf8)
    var result: [UInt8] = []
    var start = 0
    for end in ends {
      result += bytes[start..<end - part.utf8.count]
      result += replacement.utf8
      start = end
    }
    result += bytes[start...]
    return String(decoding: result, as: UTF8.self)
  }
}

extension String {
  /// Where a part first stands.
  func firstRange(ofBytes part: String) -> Range<Index>? {
    ByteSearch(part).ends(in: utf8, limit: 1).first.map { end in
      utf8.index(startIndex, offsetBy: end - part.utf8.count)..<utf8.index(startIndex, offsetBy: end)
    }
  }
}
