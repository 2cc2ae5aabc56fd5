import Testing

@testable import ManageGroundwork

struct ClientTextTests {
  @Test("texts are equal byte by byte, not where they look alike")
  func bytes() {
    #expect(ClientText("é").equals("é") && !ClientText("e\u{301}").equals("é"))
    #expect(ClientText("Close").equals(ignoringASCIICaseOf: "close"))
    #expect(!ClientText("\u{212A}").equals(ignoringASCIICaseOf: "k"))
    #expect(ClientText("q=1\u{301}").starts(with: "q=1") && !ClientText("q").starts(with: "q="))
  }

  @Test("a String comes out of it up to a length in bytes")
  func bounded() throws {
    #expect(try ClientText("한").string(maximumBytes: 3) == "한")
    let error = #expect(throws: ClientTextTooLong.self) { try ClientText("한").string(maximumBytes: 2) }
    #expect(error?.description == "a text of the request is longer than 2 bytes")
  }

  @Test("a value is spelled in at most 64 bytes")
  func values() {
    #expect(ClientText("42").value(as: Int.self) == 42)
    #expect(ClientText("4\u{301}2").value(as: Int.self) == nil)
    #expect(ClientText(String(repeating: "0", count: 64) + "1").value(as: Int.self) == nil)
  }

  @Test("a log shows printable ASCII, and no more than its first 512 bytes")
  func description() {
    #expect("\(ClientText("/a b\n\u{301}"))" == "/a b%0A%CC%81")
    #expect("\(ClientText(String(repeating: "x", count: 600)))" == String(repeating: "x", count: 512) + "…")
  }

  @Test("bytes that are not UTF-8 are no text")
  func invalid() {
    #expect(ClientText(validating: [0x61]) != nil && ClientText(validating: [0xFF]) == nil)
  }
}
