extension HTTPClient {
  /// On whose behalf a request is sent, and until when its answer is of use.
  public struct Context: Sendable, Equatable {
    /// The id of the work that the request is part of, for logs and traces; it isn't sent.
    public var id: String?
    /// When the answer is waited for no more, however much of the request's own time is left: `TransferError.timedOut`.
    public var deadline: ContinuousClock.Instant?

    /// Nobody's, without an end.
    public init(id: String? = nil, deadline: ContinuousClock.Instant? = nil) {
      (self.id, self.deadline) = (id, deadline)
    }
  }
}
