/// The callbacks of an event loop, on its thread.
protocol EventLoopClient: AnyObject, Sendable {
  func socketIsReady(_ ready: SocketInterest)
  /// A time asked for by `schedule` has come.
  func timeHasCome(_ now: MonotonicTime)
}
