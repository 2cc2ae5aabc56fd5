/// Content whose start is read first, to see whether it is short, and then the whole.
struct ResumableContent<Content: AsyncSequence & Sendable>: AsyncSequence, Sendable where Content.Element == [UInt8] {
  typealias Element = [UInt8]

  /// The bytes read so far.
  private(set) var begun: [UInt8] = []
  private let rest: SingleReader<Content>

  init(_ content: Content) {
    rest = SingleReader(content)
  }

  /// Reads up to the end, or until it is longer than `size` bytes; false then.
  mutating func fit(in size: Int) async throws -> Bool {
    while let piece = try await rest.next() {
      begun += piece
      if begun.count > size { return false }
    }
    return true
  }

  func makeAsyncIterator() -> Iterator {
    Iterator(begun: begun, rest: rest)
  }

  struct Iterator: AsyncIteratorProtocol {
    var begun: [UInt8]?
    let rest: SingleReader<Content>

    mutating func next() async throws -> [UInt8]? {
      if let piece = begun {
        begun = nil
        return piece
      }
      return try await rest.next()
    }
  }
}
