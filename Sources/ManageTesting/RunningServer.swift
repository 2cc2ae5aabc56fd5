/// A server that was started for a test.
public struct RunningServer: Sendable {
  /// Where it listens, without a final slash.
  public let url: String
  /// Sends SIGTERM, as the end of the closure does unless this was called: a second one cuts the server's end short.
  public let terminate: @Sendable () throws -> Void
}

/// A process that did not say where it listens.
public struct NotServing: Error, CustomStringConvertible {
  /// Everything it printed.
  public let printed: String

  public var description: String { "the server did not start: \(printed)" }
}
