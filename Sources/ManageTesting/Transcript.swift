import Subprocess

/// The output of a running process so far.
actor Transcript {
  private(set) var stdout = ""
  private(set) var stderr = ""
  private var openStreams = 2
  private var waiter: CheckedContinuation<String, any Error>?

  enum Stream {
    case stdout, stderr
  }

  /// Reads a stream to its end.
  func collect(_ output: SubprocessOutputSequence, into stream: Stream) async throws {
    defer { close() }
    for try await line in output.strings() {
      switch stream {
      case .stdout: stdout += line + "\n"
      case .stderr: stderr += line + "\n"
      }
      if let found { resume(.success(found)) }
    }
  }

  /// The first URL that is printed.
  func url(within limit: Duration) async throws -> String {
    if let found { return found }
    let deadline = Task {
      try await Task.sleep(for: limit)
      fail()
    }
    defer { deadline.cancel() }
    return try await withCheckedThrowingContinuation { continuation in
      waiter = continuation
      if openStreams == 0 { fail() }
    }
  }

  private var found: String? {
    (stdout + stderr).firstMatch(of: /http:\/\/[^\s\/]+/).map { String($0.output) }
  }

  private func close() {
    openStreams -= 1
    if openStreams == 0 { fail() }
  }

  private func fail() {
    resume(.failure(NotServing(printed: stdout + stderr)))
  }

  private func resume(_ result: Result<String, any Error>) {
    waiter?.resume(with: result)
    waiter = nil
  }
}
