import Foundation
import Synchronization

/// The terminal's echo, which is off while a secret is typed, and on again even if the process is killed or stopped.
struct TerminalEcho {
  private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]
  /// The signal that came last, or 0.
  private static let caught = Atomic<Int32>(0)

  private let original: termios

  init() {
    var settings = termios()
    tcgetattr(STDIN_FILENO, &settings)
    original = settings
  }

  /// Runs `read` without echo, once standard input has a line. Blocks.
  func hidden<Line>(_ read: () -> Line) -> Line {
    while true {
      hide()
      let number = Self.waitForInput()
      if number == 0 {
        defer { restore() }
        return read()
      }
      restore()
      Self.deliver(number)
    }
  }

  private func hide() {
    Self.caught.store(0, ordering: .relaxed)
    for number in Self.signals { signal(number) { TerminalEcho.caught.store($0, ordering: .relaxed) } }
    var silent = original
    silent.c_lflag &= ~tcflag_t(ECHO)
    Self.apply(silent)
  }

  private func restore() {
    Self.apply(original)
    for number in Self.signals { signal(number, SIG_DFL) }
  }

  /// The signal that came before there was a line, or 0.
  private static func waitForInput() -> Int32 {
    while true {
      var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      // Any thread may get the signal, so that it needn't interrupt this call.
      let isReady = poll(&input, 1, 50) > 0
      let number = caught.load(ordering: .relaxed)
      if isReady || number != 0 { return number }
    }
  }

  /// Lets a signal do what it does by default: end the process, or stop it until the shell continues it.
  private static func deliver(_ number: Int32) {
    var (mask, previous) = (sigset_t(), sigset_t())
    sigemptyset(&mask)
    sigaddset(&mask, number)
    // This thread must take it, so that nothing below runs before the process has been stopped and continued.
    pthread_sigmask(SIG_UNBLOCK, &mask, &previous)
    raise(number)
    pthread_sigmask(SIG_SETMASK, &previous, nil)
  }

  private static func apply(_ settings: termios) {
    var settings = settings
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
  }
}
