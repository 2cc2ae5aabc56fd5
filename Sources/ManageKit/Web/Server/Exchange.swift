import HTTPTypes
import NIOCore

/// A request that is being answered, as its connection knows it.
struct Exchange {
  /// What of the answer is sent.
  enum Progress: Equatable {
    case awaited
    case begun(AnswerFraming)
    case complete
  }

  /// Which of the connection's exchanges this is: a task that was given up belongs to an earlier one.
  let number: Int
  let request: HTTPRequest
  let isHTTP10: Bool
  /// Why the server answers by itself.
  let fault: RequestFault?
  /// Whether another request may follow.
  var keepsAlive: Bool
  /// Whether the client still waits for `100 Continue`.
  var expectsContinue = false
  var answer = Progress.awaited
  var body = BodyReading()
  var task: Task<Void, Never>?
}

/// How a client knows where an answer's content ends.
enum AnswerFraming: Equatable {
  /// By its length, or because there is none.
  case length
  case chunked
  /// By the end of the connection.
  case untilClose
}

/// The handler's reading of a body, and the time that the client has taken for it.
struct BodyReading {
  /// Who waits for the next piece.
  var demand: CheckedContinuation<ByteBuffer?, any Error>?
  /// Why there are no more pieces.
  var failure: (any Error)?
  /// Since when the client has been waited for, and how much time the handler has after that.
  var waiting: (since: NIODeadline, handlerTime: TimeAmount?)?
  private var waited = TimeAmount.zero
  private var received = 0

  mutating func stopWaiting(at now: NIODeadline) -> TimeAmount? {
    guard let waiting else { return nil }
    waited = waited + (now - waiting.since)
    self.waiting = nil
    return waiting.handlerTime
  }

  mutating func receive(_ count: Int) {
    received += count
  }

  /// How much longer the client may be waited for.
  func patience(_ limits: ServerLimits) -> TimeAmount {
    let (seconds, rest) = received.quotientAndRemainder(dividingBy: limits.bodyRate)
    let earned = TimeAmount.seconds(Int64(seconds)) + .milliseconds(Int64(rest * 1000 / limits.bodyRate))
    return max(.zero, min(limits.body, limits.bodyGrace + earned) - waited)
  }
}
