import HTTPTypes
import Hummingbird
import ManageTesting
import Testing

@testable import ManageKit

struct LoginRequiredTests {
  @Test("a page that needs a login sends visitors there, with the way back")
  func visitor() async throws {
    try await RoutedSite.with(
      routes: { $0.get("forum/posts/new/", loginRequired { _, _, _ in TextReply("seen") }) }
    ) { site in
      let page = try await site.send(.get, "/forum/posts/new/?tag=%EA%B9%80&a")
      #expect(page.status == 302)
      #expect(page.location == "/accounts/login/?next=/forum/posts/new/%3Ftag%3D%25EA%25B9%2580%26a")
    }
  }
}
