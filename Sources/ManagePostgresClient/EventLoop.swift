import Synchronization

/// One thread that waits for sockets and times and runs jobs in between.
///
/// Callers never need it to send: it only waits for answers. The thread starts with the first job or time, and ends
/// after `stop()`, once nothing is left to do.
final class EventLoop: Sendable {
  private struct Client {
    weak var client: (any EventLoopClient)?
  }

  private struct Timer {
    let time: MonotonicTime
    let client: Client
  }

  private struct State {
    var jobs: [(job: UnownedJob, executor: EventLoopGroup)] = []
    var sockets: [Int32: Client] = [:]
    var timers: [Timer] = []
    /// The earliest time of `timers`.
    var nextTime: MonotonicTime?
    var isRunning = false
    var isSleeping = false
    var isStopped = false

    var isNeeded: Bool { !jobs.isEmpty || !sockets.isEmpty || !timers.isEmpty }
  }

  private let state = Mutex(State())
  private let selector = SocketSelector()
  private let pipe = WakeUpPipe()

  init() { selector.watch(pipe.readEnd, for: .read) }

  /// Watches a socket, or changes what it is watched for; false when the system refuses.
  @discardableResult
  func watch(_ socket: Int32, for interest: SocketInterest, client: any EventLoopClient) -> Bool {
    change { $0.sockets[socket] = Client(client: client) }
    return selector.watch(socket, for: interest)
  }

  /// Changes what a watched socket is watched for.
  func watch(_ socket: Int32, for interest: SocketInterest) {
    selector.watch(socket, for: interest)
  }

  /// To be called before the socket is closed.
  func forget(_ socket: Int32) {
    selector.forget(socket)
    state.withLock { _ = $0.sockets.removeValue(forKey: socket) }
  }

  /// Calls the client once at this time, if it still lives.
  func schedule(_ client: any EventLoopClient, at time: MonotonicTime) {
    change { state in
      state.timers.append(Timer(time: time, client: Client(client: client)))
      state.nextTime = min(state.nextTime ?? time, time)
    }
  }

  func enqueue(_ job: UnownedJob, of executor: EventLoopGroup) {
    change { $0.jobs.append((job, executor)) }
  }

  /// Lets the thread end as soon as there is nothing to do. Later work starts it again.
  func stop() {
    change { $0.isStopped = true }
  }

  /// Wakes the thread if it sleeps; it never does while the change is made on the thread itself.
  private func change(_ change: (inout State) -> Void) {
    let (mustStart, mustWake) = state.withLock { state in
      change(&state)
      let mustStart = !state.isRunning && state.isNeeded
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
    EventLoopGroup.enter(self)
    var events: [SocketEvent] = []
    while true {
      runJobs()
      guard let milliseconds = prepareSleep() else { return }
      events.removeAll(keepingCapacity: true)
      selector.wait(milliseconds: milliseconds, into: &events)
      for (client, ready) in clients(of: events) { client.socketIsReady(ready) }
      callTimers()
    }
  }

  private func runJobs() {
    let jobs = state.withLock { state in
      defer { state.jobs = [] }
      return state.jobs
    }
    for (job, executor) in jobs { job.runSynchronously(on: executor.asUnownedTaskExecutor()) }
  }

  /// How long to wait at most, -1 for ever; `nil` ends the thread.
  private func prepareSleep() -> Int32? {
    state.withLock { state in
      guard !state.isStopped || !(state.jobs.isEmpty && state.sockets.isEmpty) else {
        state.isRunning = false
        return nil
      }
      guard state.jobs.isEmpty else { return 0 }
      state.isSleeping = true
      // Without a pipe nobody can end the wait, so it is short.
      let longest: Int32 = pipe.isOpen ? 60_000 : 10
      guard let next = state.nextTime else { return pipe.isOpen ? -1 : longest }
      return Int32(min(max(((next - .now) / .milliseconds(1)).rounded(.up), 0), Double(longest)))
    }
  }

  private func clients(of events: [SocketEvent]) -> [(any EventLoopClient, SocketInterest)] {
    if events.contains(where: { $0.socket == pipe.readEnd }) { pipe.drain() }
    return state.withLock { state in
      state.isSleeping = false
      return events.compactMap { event in state.sockets[event.socket]?.client.map { ($0, event.ready) } }
    }
  }

  private func callTimers() {
    guard let next = state.withLock({ $0.nextTime }), case let now = MonotonicTime.now, next <= now else { return }
    let due = state.withLock { state in
      let due = state.timers.filter { $0.time <= now }
      state.timers.removeAll { $0.time <= now }
      state.nextTime = state.timers.map(\.time).min()
      return due.compactMap(\.client.client)
    }
    for client in due { client.timeHasCome(now) }
  }
}
