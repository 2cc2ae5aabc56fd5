import Synchronization

/// A stream of equal pieces that counts how many were asked for.
struct Pieces: AsyncSequence, Sendable {
  typealias Element = [UInt8]

  var count: Int
  var size: Int
  var byte = UInt8(ascii: "a")
  /// Thrown instead of the end.
  var failure: (any Error)?
  let taken = Counter()

  struct Iterator: AsyncIteratorProtocol {
    let pieces: Pieces

    mutating func next() async throws -> [UInt8]? {
      guard pieces.taken.sum < pieces.count else {
        if let failure = pieces.failure { throw failure }
        return nil
      }
      pieces.taken.add(1)
      return [UInt8](repeating: pieces.byte, count: pieces.size)
    }
  }

  func makeAsyncIterator() -> Iterator {
    Iterator(pieces: self)
  }
}

/// True once.
final class OnceFlag: Sendable {
  private let taken = Atomic(false)

  func take() -> Bool {
    !taken.exchange(true, ordering: .sequentiallyConsistent)
  }
}

/// Adds up numbers from any thread.
final class Counter: Sendable {
  private let value = Atomic(0)

  var sum: Int { value.load(ordering: .sequentiallyConsistent) }

  func add(_ number: Int) {
    value.add(number, ordering: .sequentiallyConsistent)
  }
}
