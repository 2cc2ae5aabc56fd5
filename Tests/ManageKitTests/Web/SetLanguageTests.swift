import ManageTesting
import Testing

@testable import ManageKit

struct SetLanguageTests {
  private func choose(
    _ form: String, headers: [String: String] = [:], path: String = "/i18n/setlang/"
  ) async throws -> TestPage {
    try await RoutedSite.with(
      languages: ["ko", "en"],
      routes: { $0.post("i18n/setlang/", name: "set_language", csrfExempt: true, setLanguage) }
    ) { try await $0.post(path, form: form, headers: headers) }
  }

  @Test("the language that a visitor chooses is kept in Django's cookie")
  func cookie() async throws {
    let page = try await choose("language=en")
    #expect(page.status == 302)
    let cookie = try #require(page.cookies.first)
    #expect(cookie.name == "django_language" && cookie.value == "en")
    let text = try #require(page.header("Set-Cookie"))
    #expect(text.contains("HttpOnly") && text.contains("SameSite=Lax") && text.contains("Path=/"))
    #expect(!text.contains("Secure"))
  }

  @Test("over https the cookie is for https alone")
  func secure() async throws {
    let page = try await choose("language=en", headers: ["X-Forwarded-Proto": "https"])
    #expect(page.header("Set-Cookie")?.contains("Secure") == true)
  }

  @Test(
    "a language that the site doesn't have changes nothing", arguments: ["", "language=", "language=de", "language=e"])
  func unknown(form: String) async throws {
    let page = try await choose(form)
    #expect(page.status == 302 && page.location == "/" && page.cookies.isEmpty)
  }

  @Test("it leads to the address that is named, else back to the page, never to another site")
  func wayBack() async throws {
    let referer = ["Referer": "http://localhost/forum/?page=2"]
    #expect(try await choose("language=en&next=/about/", headers: referer).location == "/about/")
    #expect(try await choose("language=en", headers: referer).location == "http://localhost/forum/?page=2")
    #expect(try await choose("language=en&next=//evil.example/").location == "/")
    #expect(try await choose("language=en", headers: ["Referer": "http://evil.example/"]).location == "/")
    #expect(try await choose("language=en").location == "/")
  }
}
