import Foundation
import ManageTesting
import Subprocess
import SystemPackage

#if canImport(Glibc)
  import Glibc
#endif

/// A terminal at which a test sits: it waits for what is shown, and types.
struct PseudoTerminal: Sendable {
  /// What a test types once it sees a text.
  struct Line: Sendable {
    let seen: String
    let typed: String
  }

  private let descriptor: FileDescriptor

  /// Runs a script as the session of a terminal of its own, and returns all that was shown; `$MANAGE` is the site's built
  /// command.
  static func run(
    _ script: String, in root: String, environment: [String: String] = [:], typing lines: [Line],
    timeLimit: Duration = .seconds(60)
  ) async throws -> String {
    var (primary, replica): (Int32, Int32) = (-1, -1)
    guard openpty(&primary, &replica, nil, nil, nil) == 0 else { throw Errno(rawValue: errno) }
    _ = fcntl(primary, F_SETFD, FD_CLOEXEC)
    _ = fcntl(primary, F_SETFL, O_NONBLOCK)
    let terminal = PseudoTerminal(descriptor: FileDescriptor(rawValue: primary))
    let session = FileDescriptor(rawValue: replica)
    defer { try? terminal.descriptor.close() }
    return try await withTimeLimit(timeLimit) {
      async let shown = terminal.converse(lines)
      do {
        // Once nobody has it open, the conversation is over.
        defer { try? session.close() }
        _ = try await Subprocess.run(
          .name("setsid"), arguments: ["--ctty", "--wait", "bash", "-c", script],
          environment: Shell.variables(adding: environment), workingDirectory: FilePath(root),
          input: .fileDescriptor(session, closeAfterSpawningProcess: false),
          output: .fileDescriptor(session, closeAfterSpawningProcess: false),
          error: .fileDescriptor(session, closeAfterSpawningProcess: false))
      }
      return try await shown
    }
  }

  /// Types each line once its text is seen after the last one, until the session is over.
  private func converse(_ lines: [Line]) async throws -> String {
    var (shown, start, rest) = ("", 0, lines[...])
    while let piece = try await read() {
      shown += piece
      while let line = rest.first, let found = shown.dropFirst(start).range(of: line.seen) {
        start = shown.distance(from: shown.startIndex, to: found.upperBound)
        _ = try descriptor.writeAll(line.typed.utf8)
        rest = rest.dropFirst()
      }
    }
    return shown
  }

  /// What is shown next; nil once nobody has the terminal open any more.
  private func read() async throws -> String? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      do {
        let count = try bytes.withUnsafeMutableBytes { try descriptor.read(into: $0) }
        return count == 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
      } catch Errno.wouldBlock {
        try await Task.sleep(for: .milliseconds(20))
      } catch Errno.ioError {
        return nil
      }
    }
  }
}
