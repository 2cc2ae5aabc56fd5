import Dispatch
import Foundation

/// A second SIGINT or SIGTERM, for whoever doesn't want to wait until a process has ended in order.
enum SecondSignal {
  /// Ends the process with 130 or 143 at the next one, whatever its tasks do; the first one is received already.
  ///
  /// By a source of Dispatch, which takes a signal out of the hands of handlers as soon as anybody has such a source.
  static func endsProcess() {
    for number in [SIGINT, SIGTERM] {
      let source = DispatchSource.makeSignalSource(signal: number, queue: DispatchQueue(label: "manage.second-signal"))
      source.setEventHandler {
        // So that the source lives as long as its handler.
        _ = source
        _exit(128 + number)
      }
      source.resume()
    }
  }
}
