import Dispatch
import Foundation

/// Turns the terminal's echo off while a secret is typed, and on again even if the process is killed.
struct TerminalEcho {
  private static let endings = [SIGINT, SIGTERM, SIGHUP]

  private let original: termios
  private let guards: [any DispatchSourceSignal]

  init() {
    var settings = termios()
    tcgetattr(STDIN_FILENO, &settings)
    let original = settings
    self.original = original
    guards = Self.endings.map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        Self.apply(original)
        signal(number, SIG_DFL)
        kill(getpid(), number)
      }
      return source
    }
  }

  func hide() {
    // The sources see only what the process would otherwise die of.
    for number in Self.endings { signal(number, SIG_IGN) }
    for source in guards { source.activate() }
    var silent = original
    silent.c_lflag &= ~tcflag_t(ECHO)
    Self.apply(silent)
  }

  func restore() {
    Self.apply(original)
    for source in guards { source.cancel() }
    for number in Self.endings { signal(number, SIG_DFL) }
    try? FileHandle.standardError.write(contentsOf: Data("\n".utf8))
  }

  private static func apply(_ settings: termios) {
    var settings = settings
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
  }
}
