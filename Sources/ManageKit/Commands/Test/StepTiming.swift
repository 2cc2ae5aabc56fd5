/// Says how long the steps of a command take.
struct StepTiming: Sendable {
  let isShown: Bool
  let console: Console

  func measure<Value>(_ step: String, _ body: () async throws -> Value) async throws -> Value {
    let start = ContinuousClock.now
    let value = try await body()
    if isShown { console.say("\(step) took \(Int((ContinuousClock.now - start) / .milliseconds(1))) ms.") }
    return value
  }
}
