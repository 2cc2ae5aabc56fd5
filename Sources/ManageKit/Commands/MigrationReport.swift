import ManageGroundwork
import Synchronization

/// Prints what a run of migrations does, as Django does; as JSON once it is done.
final class MigrationReport: Sendable {
  private struct State {
    var isLineOpen = false
    var steps: [JSONValue] = []
    var pruned: [JSONValue] = []
  }

  private let console: Console
  private let isJSON: Bool
  private let state = Mutex(State())

  init(console: Console, isJSON: Bool = false) {
    self.console = console
    self.isJSON = isJSON
  }

  func add(_ progress: MigrationProgress) {
    if isJSON { return note(progress) }
    guard console.verbosity > 0 else { return }
    switch progress {
    case .waiting(let holder):
      console.say("Another migrate is running\(holder.map { ", \($0)" } ?? ""); waiting for it to finish.")
    case .pruned(let id): console.print("Pruned \(id)")
    case .planned(let plan):
      console.print("Running migrations:" + (plan.steps.isEmpty ? "\n  No migrations to apply." : ""))
    case .starting(let step):
      // The server's notices get lines of their own.
      let isOneLine = console.verbosity == 1
      state.withLock { $0.isLineOpen = isOneLine }
      console.printPart("  \(step.participle) \(step.migration.id)..." + (isOneLine ? "" : "\n"))
    case .resuming(let run):
      tell("\(run.id) goes on: \(run.progress)")
    case .retrying(let step, let wait):
      tell(
        "\(step.migration.id) did not get a lock in time; trying again in \(Int((wait / .seconds(1)).rounded(.up))) s")
    case .warning(let text):
      breakLine()
      console.warn(text)
    case .finished(let step, let isFaked, let duration):
      let isLineOpen = state.withLock { state in
        defer { state.isLineOpen = false }
        return state.isLineOpen
      }
      let time = console.verbosity > 1 ? " (\(duration / .milliseconds(1)) ms)" : ""
      let start = isLineOpen ? " " : "  \(step.migration.id) "
      console.print(start + console.styled(isFaked ? "FAKED" : "OK", .green) + time)
    }
  }

  private func note(_ progress: MigrationProgress) {
    switch progress {
    case .finished(let step, let isFaked, let duration):
      let entry = JSONValue.object([
        "app": .string(step.migration.id.app), "name": .string(step.migration.id.name),
        "action": .string(step.word), "faked": .bool(isFaked),
        "milliseconds": .double(duration / .milliseconds(1)),
      ])
      state.withLock { $0.steps.append(entry) }
    case .pruned(let id): state.withLock { $0.pruned.append(.string("\(id)")) }
    case .warning(let text): console.warn(text)
    case .waiting, .planned, .starting, .resuming, .retrying: break
    }
  }

  /// Prints the JSON document of what was done, all of it or what came before a failure.
  func finish() {
    guard isJSON else { return }
    let (steps, pruned) = state.withLock { ($0.steps, $0.pruned) }
    console.print(JSONValue.object(["steps": .array(steps), "pruned": .array(pruned)]).serialized())
  }

  private func tell(_ line: String) {
    breakLine()
    console.say(line)
  }

  /// Ends the line that a failed step began.
  func breakLine() {
    let wasOpen = state.withLock { state in
      defer { state.isLineOpen = false }
      return state.isLineOpen
    }
    if wasOpen { console.print() }
  }
}

extension MigrationStep {
  fileprivate var participle: String {
    switch kind {
    case .apply: "Applying"
    case .unapply: "Unapplying"
    case .accept: isRepetition ? "Repeating" : "Accepting the changed file of"
    }
  }
}
