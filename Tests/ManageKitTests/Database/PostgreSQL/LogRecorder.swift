import Logging
import Synchronization

/// Keeps what is logged.
final class LogRecorder: Sendable {
  private struct Handler: LogHandler {
    let recorder: LogRecorder
    var metadata = Logger.Metadata()
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      recorder.entries.withLock { $0.append("\(event.message)") }
    }
  }

  private let entries = Mutex<[String]>([])

  var all: [String] { entries.withLock { $0 } }

  /// A logger of every level.
  var logger: Logger { Logger(label: "test") { _ in Handler(recorder: self) } }
}
