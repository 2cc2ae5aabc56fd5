import CManagePostgres

/// One request and its answer, as far as it has come.
struct Exchange {
  enum Phase {
    /// The server works and answers.
    case answering
    /// As `answering`, several statements at once.
    case pipeline
    /// The server takes rows; whoever writes them waits only while the socket is full.
    case copyIn
    /// The server sends rows, which are read when asked for.
    case copyOut
  }

  var phase: Phase
  let limit: Duration?
  var end: MonotonicTime?
  /// The waiting caller; `nil` between the steps of a COPY, and once nobody cares any more.
  var caller: UnsafeContinuation<Reply, Never>?
  var results: [ResultHandle] = []
  /// Whether the caller is gone: the answer is only taken so that the next statement gets its own.
  var isAbandoned = false
  /// Whether the time was over and the server was asked to stop.
  var isOverTime = false

  init(_ phase: Phase, _ deadline: Deadline) {
    self.phase = phase
    limit = deadline.limit
    end = deadline.end
  }

  /// Whether only the caller can bring it further.
  var isCopying: Bool { (phase == .copyIn || phase == .copyOut) && !isAbandoned }
}

/// How a step of an exchange ended.
enum Reply: Sendable {
  case answer(Answer)
  /// A COPY goes on: it has begun, there is room to write, or there is something to read.
  case goesOn
  case failed(PostgresError)
  case cancelled
}

/// The server's whole answer to a request.
struct Answer: Sendable {
  let results: [ResultHandle]
  /// The limit that was exceeded, so that the server was asked to stop.
  let exceeded: Duration?
}
