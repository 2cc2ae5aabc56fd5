import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ManageKit

struct LoginRequiredTests {
  @Test("a page that needs a login sends visitors there, with the way back")
  func visitor() async throws {
    let router = Router(context: WebContext.self)
    router.get("forum/posts/new/") { request, context in
      let page = loginRequired { _, _, _ in Redirect(to: "/seen/") }
      return try #require(try await page(request, context) as? Redirect).response
    }
    try await Application(router: router).test(.router) { client in
      try await client.execute(uri: "/forum/posts/new/?tag=%EA%B9%80&a", method: .get) { response in
        #expect(response.status == .found)
        #expect(
          response.headers[.location] == "/accounts/login/?next=/forum/posts/new/%3Ftag%3D%25EA%25B9%2580%26a")
      }
    }
  }
}
