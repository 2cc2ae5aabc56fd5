/// Reads a sequence once, for whoever asks next, in whichever task.
actor SingleReader<Content: AsyncSequence & Sendable> where Content.Element: Sendable {
  private var iterator: Content.AsyncIterator

  init(_ content: Content) {
    iterator = content.makeAsyncIterator()
  }

  /// The next element; one caller at a time.
  func next() async throws -> Content.Element? {
    var iterator = iterator
    let element = try await iterator.next(isolation: self)
    self.iterator = iterator
    return element
  }
}
