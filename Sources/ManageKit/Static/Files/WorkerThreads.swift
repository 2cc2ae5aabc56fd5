import Dispatch
import Synchronization

/// Threads for work that blocks or burns a processor, which Swift's own threads must not wait for.
enum WorkerThreads {
  /// Maps each item with `body`, in the items' order, on at most `width` threads at once.
  ///
  /// Throws what `body` throws for the first item that fails, and starts no more items then.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], width: Int, _ body: @escaping @Sendable (Item) throws -> Result
  ) async throws -> [Result] {
    let work = SharedWork<Result>(count: items.count)
    await withTaskCancellationHandler {
      await withTaskGroup { group in
        for number in 0..<min(max(1, width), items.count) {
          group.addTask {
            await onThread(number) {
              while let index = work.takeNext() {
                work.finish(index, Swift.Result { try body(items[index]) })
              }
            }
          }
        }
      }
    } onCancel: {
      work.stop()
    }
    try Task.checkCancellation()
    return try work.results()
  }

  private static func onThread(_ number: Int, _ body: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "manage.worker.\(number)").async {
        body()
        continuation.resume()
      }
    }
  }
}

/// Which items are done, and what came of them.
private final class SharedWork<Value: Sendable>: Sendable {
  private struct State {
    var next = 0
    var values: [Value?]
    var failure: (index: Int, error: any Error)?
  }

  private let state: Mutex<State>
  private let count: Int

  init(count: Int) {
    self.count = count
    state = Mutex(State(values: Array(repeating: nil, count: count)))
  }

  func takeNext() -> Int? {
    state.withLock { state in
      guard state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  func finish(_ index: Int, _ result: Result<Value, any Error>) {
    state.withLock { state in
      switch result {
      case .success(let value): state.values[index] = value
      case .failure(let error):
        state.next = count
        if state.failure.map({ index < $0.index }) ?? true { state.failure = (index, error) }
      }
    }
  }

  func stop() {
    state.withLock { $0.next = count }
  }

  func results() throws -> [Value] {
    try state.withLock { state in
      if let failure = state.failure { throw failure.error }
      return state.values.compactMap(\.self)
    }
  }
}
