/// The transactions open on one lent connection, the savepoints innermost, and what waits for their commit.
final class TransactionStack {
  typealias Action = @Sendable () async -> Void

  private var waiting: [[Action]] = []
  private var committed: [Action] = []

  /// How many are open within each other.
  var depth: Int { waiting.count }

  func begin() {
    waiting.append([])
  }

  /// An inner one's actions wait on for the outer one.
  func commit() {
    let actions = waiting.removeLast()
    if waiting.isEmpty { committed += actions } else { waiting[waiting.count - 1] += actions }
  }

  func rollBack() {
    waiting.removeLast()
  }

  /// Outside of a transaction every statement commits itself, so that nothing is waited for.
  func add(_ action: @escaping Action) {
    if waiting.isEmpty { committed.append(action) } else { waiting[waiting.count - 1].append(action) }
  }

  /// Runs what was committed, in its order; in a task of its own, since the commit stands even if this one is
  /// cancelled.
  nonisolated(nonsending) func runCommitted() async {
    guard !committed.isEmpty else { return }
    await Task { [committed] in
      for action in committed { await action() }
    }.value
  }
}
