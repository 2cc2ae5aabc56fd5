/// One wait for one socket, for the time before a connection is watched for good.
final class SocketWait: EventLoopClient {
  private let arrival = Arrival<Void>()

  func socketIsReady(_ ready: SocketInterest) { arrival.resolve(()) }

  func timeHasCome(_ now: MonotonicTime) {}

  /// Suspends until the socket is ready, the time has passed or the task is cancelled.
  nonisolated(nonsending) static func outcome(
    of socket: Int32, for interest: SocketInterest, on loop: EventLoop, until end: MonotonicTime
  ) async -> Arrival<Void>.Outcome {
    let wait = SocketWait()
    defer { loop.forget(socket) }
    // A socket that can't be watched is as good as one that is never ready.
    loop.watch(socket, for: interest, client: wait)
    return await wait.arrival.outcome(until: end)
  }
}
