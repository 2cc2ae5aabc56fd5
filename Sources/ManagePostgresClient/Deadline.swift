/// A duration that has begun to run.
struct Deadline: Sendable {
  let limit: Duration?
  let end: MonotonicTime?

  init(after limit: Duration?) {
    self.limit = limit
    end = limit.map { .now + $0 }
  }
}
