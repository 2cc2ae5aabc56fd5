import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The threads of a pool, as an executor too: a task that prefers it goes on where its answer came in.
final class EventLoopGroup: TaskExecutor {
  private let loops: [EventLoop]
  private let turn = Atomic<Int>(0)

  init(count: Int) { loops = (0..<max(count, 1)).map { _ in EventLoop() } }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    (current ?? next()).enqueue(job, of: self)
  }

  /// The loops by turns.
  func next() -> EventLoop {
    loops[turn.wrappingAdd(1, ordering: .relaxed).oldValue % loops.count]
  }

  func stop() {
    for loop in loops { loop.stop() }
  }

  private var current: EventLoop? {
    guard let here = pthread_getspecific(Self.key) else { return nil }
    return loops.first { Unmanaged.passUnretained($0).toOpaque() == here }
  }

  /// Where a thread keeps which loop it runs.
  private static let key = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// Says that the calling thread runs this loop.
  static func enter(_ loop: EventLoop) {
    pthread_setspecific(key, Unmanaged.passUnretained(loop).toOpaque())
  }
}
