import Synchronization

/// Prints what a run of migrations does, as Django does.
final class MigrationReport: Sendable {
  private let console: Console
  private let isLineOpen = Mutex(false)

  init(console: Console) {
    self.console = console
  }

  func add(_ progress: MigrationProgress) {
    guard console.verbosity > 0 else { return }
    switch progress {
    case .waiting: console.say("Another migrate is running; waiting for it to finish.")
    case .pruned(let id): console.print("Pruned \(id)")
    case .planned(let plan):
      console.print("Running migrations:" + (plan.steps.isEmpty ? "\n  No migrations to apply." : ""))
    case .starting(let step):
      isLineOpen.withLock { $0 = true }
      console.printPart("  \(step.kind.participle) \(step.migration.id)...")
    case .finished(_, let isFaked, let duration):
      isLineOpen.withLock { $0 = false }
      let time = console.verbosity > 1 ? " (\(duration / .milliseconds(1)) ms)" : ""
      console.print(console.styled(isFaked ? " FAKED" : " OK", .green) + time)
    }
  }

  /// Ends the line that a failed step began.
  func breakLine() {
    let wasOpen = isLineOpen.withLock { isOpen in
      defer { isOpen = false }
      return isOpen
    }
    if wasOpen { console.print() }
  }
}

extension MigrationStep.Kind {
  fileprivate var participle: String {
    switch self {
    case .apply: "Applying"
    case .unapply: "Unapplying"
    case .accept: "Accepting the changed file of"
    }
  }
}
