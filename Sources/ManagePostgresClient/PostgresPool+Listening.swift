import Synchronization

/// An event for a listener.
public enum PostgresNotificationEvent: Sendable {
  /// From now on notifications arrive; it comes again after each new connection. What was sent before is missed.
  case listening
  case notification(PostgresNotification)
  /// The connection is lost, or none could be opened. Another is tried, in steps of up to half a minute.
  case disconnected(any Error)
}

extension PostgresPool {
  /// The notifications that other sessions send to these channels, on a connection in addition to the pool's own.
  ///
  /// It connects at once, and again whenever the connection is lost, until the iteration or the pool ends. Who is slow
  /// to take what comes lets it pile up in memory. PgBouncer's transaction mode passes no notifications on.
  public func notifications(on channels: [String]) -> AsyncStream<PostgresNotificationEvent> {
    AsyncStream { [configuration, loops, logger] stream in
      let id = lastID.wrappingAdd(1, ordering: .relaxed).newValue
      let isOpen = state.withLock { state in
        if !state.isClosed { state.listeners[id] = stream }
        return !state.isClosed
      }
      guard isOpen else { return stream.finish() }
      let task = Task {
        var delay = Duration.milliseconds(100)
        while !Task.isCancelled {
          do {
            let wire = try await Wire.open(configuration, on: loops, logger)
            defer { wire.abandon() }
            try await Self.listen(wire, to: channels, stream) { delay = .milliseconds(100) }
          } catch {
            stream.yield(.disconnected(error))
          }
          try? await Task.sleep(for: delay)
          delay = min(delay * 2, .seconds(30))
        }
      }
      stream.onTermination = { [weak self] _ in
        task.cancel()
        self?.state.withLock { _ = $0.listeners.removeValue(forKey: id) }
      }
    }
  }

  /// Returns by throwing only: what ended the connection.
  private static func listen(
    _ wire: Wire, to channels: [String], _ stream: AsyncStream<PostgresNotificationEvent>.Continuation,
    whenListening: () -> Void
  ) async throws {
    let end = Arrival<PostgresError>()
    wire.observe { event in
      switch event {
      case .notification(let notification): stream.yield(.notification(notification))
      case .lost(let error): end.resolve(error)
      }
    }
    let script = channels.map {
      "LISTEN \"\($0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\";"
    }
    _ = try await wire.script(script.joined(), limit: wire.configuration.statementTimeout)
    stream.yield(.listening)
    whenListening()
    switch await end.outcome() {
    case .value(let error): throw error
    case .timedOut, .cancelled: throw CancellationError()
    }
  }
}
