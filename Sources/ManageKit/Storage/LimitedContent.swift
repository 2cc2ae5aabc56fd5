/// Pieces of a file up to a limit; `StorageError.objectTooLarge` ends them above it.
struct LimitedContent<Content: AsyncSequence & Sendable>: AsyncSequence, Sendable where Content.Element == [UInt8] {
  typealias Element = [UInt8]

  private let content: Content
  private let name: String
  private let limit: Int

  init(_ content: Content, name: String, limit: Int) {
    self.content = content
    self.name = name
    self.limit = limit
  }

  func makeAsyncIterator() -> Iterator {
    Iterator(content: content.makeAsyncIterator(), name: name, limit: limit, left: limit)
  }

  struct Iterator: AsyncIteratorProtocol {
    var content: Content.AsyncIterator
    let name: String
    let limit: Int
    var left: Int

    mutating func next() async throws -> [UInt8]? {
      guard let piece = try await content.next() else { return nil }
      left -= piece.count
      guard left >= 0 else { throw StorageError.objectTooLarge(key: name, limit: limit) }
      return piece
    }
  }
}
