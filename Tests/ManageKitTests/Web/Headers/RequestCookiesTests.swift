import HTTPTypes
import Hummingbird
import ManageGroundwork
import NIOCore
import Testing

@testable import ManageKit

@Suite("Cookies of a request")
struct RequestCookiesTests {
  private func cookie(_ name: String, in headers: String...) -> ClientText? {
    var fields = HTTPFields()
    for header in headers { fields.append(HTTPField(name: .cookie, value: header)) }
    let head = HTTPRequest(method: .get, scheme: nil, authority: "localhost", path: "/", headerFields: fields)
    return ManageKit.Request(Hummingbird.Request(head: head, body: RequestBody(buffer: ByteBuffer()))).cookie(
      named: name)
  }

  @Test("the last of two of one name counts, as in Django")
  func last() {
    #expect(cookie("a", in: "a=1; b=2; a=3") == "3")
    #expect(cookie("a", in: "a=1", "a=4;b=5") == "4")
    #expect(cookie("b", in: "a=1;b=2=3") == "2=3")
    #expect(cookie("a", in: "a=") == "")
  }

  @Test("a name is the same byte by byte")
  func bytes() {
    #expect(cookie("a", in: "ab=1; A=2; a\u{301}=3; b") == nil)
    #expect(cookie("a", in: "") == nil)
  }
}
