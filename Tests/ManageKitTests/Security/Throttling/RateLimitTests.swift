import Testing

@testable import ManageKit

struct RateLimitTests {
  @Test(
    "a limit is a number of attempts and a time",
    arguments: [("10/5m", 10, 300), ("100/h", 100, 3600), ("5/1d", 5, 86_400), ("1/90s", 1, 90)])
  func reads(text: String, count: Int, seconds: Int) throws {
    let limit = try #require(RateLimit(text))
    #expect(limit.count == count && limit.seconds == seconds)
    #expect(RateLimit(limit.description) == limit)
  }

  @Test(
    "other text isn't a limit",
    arguments: ["", "10", "10/", "/h", "0/h", "10/0m", "-1/h", "10/5x", "1.5/h", "10/5m/1", "１/h", "10/\u{301}h"])
  func refuses(text: String) {
    #expect(RateLimit(text) == nil)
  }
}
