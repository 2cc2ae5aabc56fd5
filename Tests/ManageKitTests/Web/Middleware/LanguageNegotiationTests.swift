import HTTPTypes
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

struct LanguageNegotiationTests {
  private static let choice = LanguageNegotiation(languages: ["en", "ko", "pt-br"])

  @Test(
    "the language is the first of the site's that the browser wants",
    arguments: [
      ("", "en"), ("ko", "ko"), ("ko-KR,ko;q=0.9,en;q=0.8", "ko"), ("de,ko;q=0.5,en;q=0.9", "en"), ("de", "en"),
      ("*", "en"), ("pt-BR", "pt-br"), ("pt", "pt-br"), ("pt-PT", "pt-br"), ("p", "en"),
      ("ko;q=0", "en"), ("fr;q=1, ko;q=0.3", "ko"), (";;,,", "en"),
      ("KO-kr", "ko"), ("ko;q=abc", "en"), ("*;q=0.1, ko;q=0.9", "ko"),
    ])
  func accepted(header: String, language: String) {
    #expect(Self.choice.language(cookie: nil, accepted: ClientText(header)) == language)
  }

  @Test("the cookie counts before the browser, unless it names none of the site's languages")
  func cookie() {
    #expect(Self.choice.language(cookie: "ko", accepted: "en") == "ko")
    #expect(Self.choice.language(cookie: "../etc", accepted: "ko") == "ko")
  }

  @Test("a page is in the reader's language, and says so")
  func page() async throws {
    let template = "{% load i18n %}{% get_current_language as code %}{{ code }} {{ now|date:'F' }}"
    try await RoutedSite.with(
      languages: ["en", "ko"], templates: ["page.html": template],
      routes: { $0.get("page/") { _, _ in Page("page.html") } }
    ) { site in
      let korean = try await site.send(.get, "/page/", headers: ["Accept-Language": "ko-KR"])
      let english = try await site.send(.get, "/page/")
      #expect(korean.text.hasPrefix("ko"))
      #expect(korean.header("Content-Language") == "ko")
      #expect(english.text.hasPrefix("en"))
      #expect(english.header("Content-Language") == "en")
    }
  }
}
