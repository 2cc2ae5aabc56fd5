import CManageArguments
import Foundation
import Synchronization
import SystemPackage

/// Standard output and standard error; what could not be written is kept in mind.
final class OutputStreams: Sendable {
  private struct Failure {
    let stream: String
    let error: Errno
  }

  private let failure = Mutex<Failure?>(nil)

  /// Makes writing to a closed pipe an error, and keeps files that are opened later from taking the place of a closed
  /// stream, where the output would get into them.
  static func secure() {
    signal(SIGPIPE, SIG_IGN)
    manage_fill_closed_descriptors()
  }

  func write(_ text: String, to descriptor: FileDescriptor) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      do {
        rest = rest.dropFirst(try rest.withUnsafeBytes { try descriptor.write($0) })
      } catch Errno.resourceTemporarilyUnavailable {
        // A terminal or a pipe that another process has set not to block.
        var state = pollfd(fd: descriptor.rawValue, events: Int16(POLLOUT), revents: 0)
        poll(&state, 1, -1)
      } catch {
        return note(error as? Errno ?? .ioError, descriptor)
      }
    }
  }

  private func note(_ error: Errno, _ descriptor: FileDescriptor) {
    let stream = descriptor == .standardError ? "standard error" : "standard output"
    failure.withLock { $0 = $0 ?? Failure(stream: stream, error: error) }
  }

  /// The first failure, if there was one.
  var error: CommandError? {
    failure.withLock { $0 }.map { failure in
      CommandError("cannot write to \(failure.stream): \(failure.error.description.lowercased())")
    }
  }
}
