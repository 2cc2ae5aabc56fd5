import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One thread that runs the sessions' actor jobs and polls their sockets in between.
///
/// It is the executor of every `Session`, so the compiler proves that libpq's connections are touched on this
/// thread only. The thread starts with the first job, sleeps in `poll(2)` and ends after `stop()`.
final class PollLoop: SerialExecutor {
  enum Outcome: Sendable {
    case ready
    case timedOut
    case cancelled
  }

  private struct Watch {
    let socket: Int32
    let events: Int32
    let end: ContinuousClock.Instant?
    let continuation: CheckedContinuation<Outcome, Never>
  }

  private struct State {
    var jobs: [UnownedJob] = []
    var watches: [UInt64: Watch] = [:]
    var isRunning = false
    var isSleeping = false
    var isStopped = false
  }

  private let state = Mutex(State())
  private let lastWatch = Atomic<UInt64>(0)
  private let pipe = WakeUpPipe()

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    wake { $0.jobs.append(job) }
  }

  /// Lets the thread end as soon as no job and no watch is left. Later jobs start it again.
  func stop() {
    wake { $0.isStopped = true }
  }

  /// Suspends the session until its socket has one of the events, the time is over or the task is cancelled.
  nonisolated(nonsending) func wait(
    for events: Int32, on socket: Int32, until end: ContinuousClock.Instant?
  ) async -> Outcome {
    let id = lastWatch.wrappingAdd(1, ordering: .relaxed).newValue
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let watch = Watch(socket: socket, events: events, end: end, continuation: continuation)
        wake { $0.watches[id] = watch }
        // The handler may have run before the watch stood in the table.
        if Task.isCancelled { cancelWatch(id) }
      }
    } onCancel: {
      cancelWatch(id)
    }
  }

  private func cancelWatch(_ id: UInt64) {
    state.withLock { $0.watches.removeValue(forKey: id) }?.continuation.resume(returning: .cancelled)
  }

  private func wake(_ change: (inout State) -> Void) {
    let (mustStart, mustWake) = state.withLock { state in
      change(&state)
      let mustStart = !state.isRunning && !(state.jobs.isEmpty && state.watches.isEmpty)
      defer {
        state.isRunning = state.isRunning || mustStart
        state.isSleeping = false
      }
      return (mustStart, state.isSleeping)
    }
    if mustStart, !DetachedThread.start({ self.run() }) {
      state.withLock { $0.isRunning = false }
    } else if mustWake {
      pipe.signal()
    }
  }

  private func run() {
    while true {
      for job in takeJobs() { job.runSynchronously(on: asUnownedSerialExecutor()) }
      guard let sleep = prepareSleep() else { return }
      poll(sleep)
    }
  }

  private func takeJobs() -> [UnownedJob] {
    state.withLock { state in
      defer { state.jobs = [] }
      return state.jobs
    }
  }

  private struct Sleep {
    var ids: [UInt64] = []
    var sockets: [pollfd]
    var end: ContinuousClock.Instant?
    var isShort = false
  }

  private func prepareSleep() -> Sleep? {
    state.withLock { state in
      guard !state.isStopped || !state.jobs.isEmpty || !state.watches.isEmpty else {
        state.isRunning = false
        return nil
      }
      var sleep = Sleep(sockets: [pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0)])
      for (id, watch) in state.watches {
        sleep.ids.append(id)
        sleep.sockets.append(pollfd(fd: watch.socket, events: Int16(watch.events), revents: 0))
        if let end = watch.end { sleep.end = min(sleep.end ?? end, end) }
      }
      state.isSleeping = state.jobs.isEmpty
      sleep.isShort = !state.isSleeping
      return sleep
    }
  }

  /// What `poll` is told to wait at most, -1 for ever. Without a pipe nobody can end its wait, so it is short.
  private func milliseconds(_ sleep: Sleep) -> Int32 {
    if sleep.isShort { return 0 }
    let longest: Int32 = pipe.isOpen ? 60_000 : 10
    guard let end = sleep.end else { return pipe.isOpen ? -1 : longest }
    let left = (end - .now) / .milliseconds(1)
    return Int32(min(max(left.rounded(.up), 0), Double(longest)))
  }

  private func poll(_ sleep: Sleep) {
    var sockets = sleep.sockets
    let milliseconds = milliseconds(sleep)
    #if canImport(Darwin)
      let count = Darwin.poll(&sockets, nfds_t(sockets.count), milliseconds)
    #elseif canImport(Glibc)
      let count = Glibc.poll(&sockets, nfds_t(sockets.count), milliseconds)
    #elseif canImport(Musl)
      let count = Musl.poll(&sockets, nfds_t(sockets.count), milliseconds)
    #endif
    if count > 0, sockets[0].revents != 0 { pipe.drain() }
    let ready = count > 0 ? zip(sleep.ids, sockets.dropFirst()).filter { $0.1.revents != 0 }.map(\.0) : []
    let isLate = sleep.end.map { $0 <= .now } ?? false
    let fired = state.withLock { state in
      state.isSleeping = false
      let late = isLate ? state.watches.filter { $0.value.end.map { $0 <= .now } ?? false }.map(\.key) : []
      let ended = ready.map { ($0, Outcome.ready) } + late.map { ($0, Outcome.timedOut) }
      return ended.compactMap { id, outcome in
        state.watches.removeValue(forKey: id).map { ($0.continuation, outcome) }
      }
    }
    for (continuation, outcome) in fired { continuation.resume(returning: outcome) }
  }
}
