import Synchronization
import UnixSignals

/// SIGTERM or SIGINT to a server: the first asks it to stop, and the second, whatever it still does, ends the process.
final class StopSignal: Sendable {
  private let received = Atomic(false)

  /// Whether the first one came.
  var isReceived: Bool { received.load(ordering: .relaxed) }

  /// Waits for the signals from now on; `stop` is called at the first.
  func watch(_ stop: @escaping @Sendable () async -> Void) async -> Task<Void, Never> {
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    return Task {
      for await _ in signals {
        SecondSignal.endsProcess()
        received.store(true, ordering: .relaxed)
        return await stop()
      }
    }
  }
}
