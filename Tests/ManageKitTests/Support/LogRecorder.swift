import Logging
import Synchronization

/// Keeps what is logged, a line for each event.
final class LogRecorder: Sendable {
  private let recorded = Mutex<[String]>([])

  /// The lines so far, such as `warning: …`.
  var lines: [String] { recorded.withLock(\.self) }

  /// A logger that writes here.
  var logger: Logger {
    var logger = Logger(label: "test") { _ in Handler(recorder: self) }
    logger.logLevel = .trace
    return logger
  }

  private struct Handler: LogHandler {
    let recorder: LogRecorder
    var metadata = Logger.Metadata()
    var logLevel = Logger.Level.trace

    func log(event: LogEvent) {
      recorder.recorded.withLock { $0.append("\(event.level): \(event.message)") }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }
  }
}
