import HTTPTypes
import Hummingbird
import Testing

@testable import ManageKit

struct RedirectTests {
  @Test("a redirect has the status of its kind")
  func status() {
    let redirects = [Redirect(to: "/a/"), Redirect(permanentlyTo: "/a/"), Redirect(keepingMethodTo: "/a/")]
    #expect(redirects.map(\.response.status.code) == [302, 301, 308])
    #expect(redirects.allSatisfy { $0.response.headers[.location] == "/a/" })
  }
}
