import Testing

@testable import ManageKit

@Suite("LoginThrottle")
struct LoginThrottleTests {
  private let clock = TestClock()

  private func throttle(limit: Int = 3, capacity: Int = 100) -> LoginThrottle {
    LoginThrottle(limit: limit, window: .seconds(60), capacity: capacity) { [clock] in clock.now }
  }

  @Test("the failure after the last allowed one must wait until the window has passed")
  func window() {
    let throttle = throttle()
    for _ in 0..<3 {
      #expect(throttle.attempt(username: "minsu", address: "192.0.2.1") == nil)
      clock.advance(10)
    }
    #expect(throttle.attempt(username: "minsu", address: "192.0.2.1") == 30)
    clock.advance(29.5)
    #expect(throttle.attempt(username: "minsu", address: "192.0.2.1") == 1)
    clock.advance(0.5)
    #expect(throttle.attempt(username: "minsu", address: "192.0.2.1") == nil)
  }

  @Test("other usernames and other addresses go on; other spellings of the same name don't")
  func pairs() {
    let throttle = throttle(limit: 1)
    #expect(throttle.attempt(username: "minsu", address: "192.0.2.1") == nil)
    #expect(throttle.attempt(username: "jisoo", address: "192.0.2.1") == nil)
    #expect(throttle.attempt(username: "minsu", address: "192.0.2.2") == nil)
    #expect(throttle.attempt(username: "ｍｉｎｓｕ", address: "192.0.2.1") == 60)
  }

  @Test("a right password forgets the failures")
  func reset() {
    let throttle = throttle(limit: 2)
    for _ in 0..<5 {
      #expect(throttle.attempt(username: "minsu", address: "192.0.2.1") == nil)
      throttle.reset(username: "minsu", address: "192.0.2.1")
    }
    #expect(throttle.count == 0)
  }

  @Test("an attempt that was never checked doesn't count")
  func withdraw() {
    let throttle = throttle(limit: 1)
    for _ in 0..<3 {
      #expect(throttle.attempt(username: "minsu", address: "192.0.2.1") == nil)
      throttle.withdraw(username: "minsu", address: "192.0.2.1")
    }
    throttle.withdraw(username: "minsu", address: "192.0.2.1")
    throttle.withdraw(username: "nobody", address: "192.0.2.1")
    #expect(throttle.attempt(username: "minsu", address: "192.0.2.1") == nil)
    #expect(throttle.attempt(username: "minsu", address: "192.0.2.1") == 60)
  }

  @Test("of a thousand attempts at once only the allowed ones go on")
  func concurrent() async {
    let throttle = throttle(limit: 10)
    let allowed = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<1000 {
        group.addTask { throttle.attempt(username: "minsu", address: "192.0.2.1") == nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(allowed == 10)
  }

  @Test("memory is bounded: expired entries go first, then the oldest")
  func capacity() {
    let throttle = throttle(limit: 1, capacity: 100)
    for number in 0..<1000 {
      _ = throttle.attempt(username: "user\(number)", address: "192.0.2.1")
      clock.advance(0.01)
    }
    #expect(throttle.count <= 100)
    #expect(throttle.attempt(username: "user999", address: "192.0.2.1") != nil)
    #expect(throttle.attempt(username: "user0", address: "192.0.2.1") == nil)
    clock.advance(60)
    for number in 0..<100 {
      _ = throttle.attempt(username: "new\(number)", address: "192.0.2.1")
    }
    #expect(throttle.attempt(username: "new0", address: "192.0.2.1") != nil)
  }
}
