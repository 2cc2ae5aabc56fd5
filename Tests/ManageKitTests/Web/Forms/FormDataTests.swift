import Testing

@testable import ManageKit

struct FormDataTests {
  private func read(_ text: String) -> FormData? {
    FormData(urlEncoded: Array(text.utf8))
  }

  @Test(
    "names and values are decoded",
    arguments: [
      ("a=1", "1"), ("a=b+c", "b c"), ("a=b%20c", "b c"), ("a=%2B", "+"), ("a=%25", "%"), ("a=x=y", "x=y"),
      ("a=", ""), ("a", ""), ("%61=1", "1"), ("a=%ea%b9%80%EC%B9%98", "김치"), ("a=김치", "김치"), ("&&b=2&a=1&", "1"),
      ("a=1;b=2", "1;b=2"), ("a=%0D%0A", "\r\n"), ("a=%F0%9F%8D%9A", "🍚"),
    ])
  func decodes(text: String, value: String) throws {
    #expect(try #require(read(text))["a"] == value)
  }

  @Test("of several values the last one counts, and all are there")
  func several() throws {
    let form = try #require(read("a=1&b=x&a=2"))
    #expect(form["a"] == "2" && form.all("a") == ["1", "2"])
    #expect(form["c"] == nil && form.all("c") == [])
    #expect(FormData()["a"] == nil)
  }

  @Test("text that is not UTF-8 is refused", arguments: ["a=%ff", "%ff=a", "a=%ED%A0%80", "a=%C0%80", "a=%EA%B9"])
  func invalidUTF8(text: String) {
    #expect(read(text) == nil)
  }

  @Test("raw bytes that are not UTF-8 are refused")
  func rawBytes() {
    #expect(FormData(urlEncoded: [UInt8(ascii: "a"), UInt8(ascii: "="), 0xFF]) == nil)
  }

  @Test(
    "a percent sign without two digits stands for itself",
    arguments: [
      ("a=%", "%"), ("a=%4", "%4"), ("a=%zz", "%zz"), ("a=100%", "100%"), ("a=%4&b=1", "%4"), ("a=%%41", "%A"),
    ])
  func strayPercent(text: String, value: String) {
    #expect(read(text)?["a"] == value)
  }

  @Test("there are 1,000 fields at most")
  func fields() {
    let form = Array(repeating: "a=1", count: 1000).joined(separator: "&")
    #expect(read(form)?.all("a").count == 1000)
    #expect(read(form + "&b=1") == nil)
  }
}
