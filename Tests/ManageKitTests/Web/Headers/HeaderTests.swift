import ManageGroundwork
import Testing

@testable import ManageKit

@Suite("Values of headers")
struct HeaderTests {
  @Test(
    "a date in its three forms",
    arguments: [
      "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    ])
  func dates(_ text: String) {
    #expect(HTTPDate.seconds(of: ClientText(text), currentYear: 2026) == 784_111_777)
  }

  @Test("a date is written as it is read")
  func writtenDate() {
    #expect(HTTPDate.text(of: 784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(HTTPDate.text(of: -1) == "Wed, 31 Dec 1969 23:59:59 GMT")
  }

  @Test("other text isn't a date", arguments: ["", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET"])
  func wrongDates(_ text: String) {
    #expect(HTTPDate.seconds(of: ClientText(text), currentYear: 2026) == nil)
  }

  @Test("lists lose their spaces and empty parts, directives their values")
  func lists() {
    #expect(HeaderValue.split(" no-store , max-age=0,") == ["no-store", "max-age=0"])
    #expect(HeaderValue.directiveNames(in: "PRIVATE=\"Set-Cookie\", No-Store") == ["private", "no-store"])
    #expect(HeaderValue.entityTags(in: "\"a\", W/\"b\", c") == ["\"a\"", "W/\"b\""])
    #expect(HeaderValue.entityTags(in: " * ") == ["*"])
    #expect(HeaderValue.entityTag("a") == "\"a\"")
  }

  @Test("parameters may be quoted, or encoded with their character set")
  func parameters() {
    let header = HeaderParameters("Form-Data; name=\"a;b\"; filename*=UTF-8''%ED%95%9C.txt")
    #expect(header?.value == "form-data")
    #expect(header?["name"] == "a;b")
    #expect(header?["filename"] == "한.txt")
    #expect(HeaderParameters("a; b*=klingon''x") == nil)
    #expect(HeaderParameters(ClientText(String(repeating: "x", count: 10_001))) == nil)
  }

  @Test("a file's name goes to the browser whatever letters it has")
  func contentDisposition() {
    #expect(ContentDisposition(isAttachment: true).headerValue == "attachment")
    #expect(ContentDisposition(isAttachment: false).headerValue == nil)
    #expect(ContentDisposition(isAttachment: false, fileName: "a\"b").headerValue == "inline; filename=\"a\\\"b\"")
    #expect(
      ContentDisposition(isAttachment: true, fileName: "한\n").headerValue == "attachment; filename*=utf-8''%ED%95%9C%0A"
    )
  }

  @Test("a pattern with a dot covers subdomains")
  func hostPattern() {
    #expect(HostPattern(".Example.com").matches("a.example.com"))
    #expect(HostPattern(".example.com").matches("example.com"))
    #expect(!HostPattern("example.com").matches("a.example.com"))
    #expect(!HostPattern("").matches(""))
  }

  @Test("a header has at most a hundred parameters, and backslashes stand before quotes and themselves")
  func manyParameters() {
    let parameters = { (count: Int) in (0..<count).map { "; p\($0)=1" }.joined() }
    #expect(HeaderParameters(ClientText("a" + parameters(100)))?["p99"] == "1")
    #expect(HeaderParameters(ClientText("a" + parameters(101))) == nil)
    #expect(HeaderParameters(#"a; b="c\"d\\e""#)?["b"] == #"c"d\e"#)
    #expect(HeaderParameters("a; b=\"\u{301}c\"")?["b"] == "\u{301}c")
  }
}
