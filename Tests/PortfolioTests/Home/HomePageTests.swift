import ManageTesting
import Testing

struct HomePageTests {
  @Test("the home page is Korean, and English for readers who ask for it")
  func languages() async throws {
    try await PortfolioSite.with { client in
      let korean = try await client.get("/")
      #expect(korean.status == 200 && korean.header("Content-Language") == "ko")
      #expect(korean.text.contains("<html lang=\"ko\">") && korean.text.contains("처음부터 끝까지 직접 만든 웹사이트"))
      let english = try await client.get("/", headers: ["Accept-Language": "en-GB,en;q=0.9"])
      #expect(english.header("Content-Language") == "en")
      #expect(english.text.contains("One website, made from end to end"))
    }
  }

  @Test("the switch on the page keeps the other language")
  func languageSwitch() async throws {
    try await PortfolioSite.with { client in
      #expect(try await client.get("/about/").text.contains("action=\"/i18n/setlang/\""))
      let page = try await client.post("/i18n/setlang/", form: ["language": "en", "next": "/about/"], following: true)
      #expect(page.text.contains("<html lang=\"en\">") && page.text.contains("About this site"))
      #expect(try await client.get("/").text.contains("<html lang=\"en\">"))
    }
  }

  @Test("it shows the site's projects, each with a picture")
  func projects() async throws {
    try await PortfolioSite.with { client in
      let page = try await client.get("/")
      for name in ["포럼", "계정", "배포", "정적 파일과 미디어", "지속적 통합", "우리집 책장"] {
        #expect(page.text.contains(">\(name)</h3>") || page.text.contains(">\(name)</a></h3>"), "\(name)")
      }
      #expect(page.text.matches(of: /class="card-icon">\s*<svg/).count == 6)
    }
  }

  @Test("a visitor gets no cookie, and the page loads nothing from elsewhere")
  func isPlain() async throws {
    try await PortfolioSite.with { client in
      for path in ["/", "/about/"] {
        let page = try await client.get(path)
        #expect(page.cookies.isEmpty, "\(path)")
        #expect(!page.text.contains("<script"), "\(path)")
        #expect(page.header("Content-Security-Policy")?.contains("https:") == false, "\(path)")
      }
    }
  }

  @Test("a link to a page shows its own title, description and picture elsewhere", arguments: ["/", "/about/"])
  func social(path: String) async throws {
    try await PortfolioSite.with { client in
      let page = try await client.get(path, headers: ["Host": "localhost", "X-Forwarded-Proto": "https"])
      #expect(page.text.contains("<link rel=\"canonical\" href=\"https://localhost\(path)\">"))
      #expect(page.meta("og:url") == "https://localhost\(path)")
      #expect(page.meta("og:title") == (path == "/" ? "noname2048 · 포트폴리오" : "소개"))
      #expect(page.meta("og:description") == page.meta("description"))
      #expect(page.meta("og:locale") == "ko_KR" && page.meta("twitter:card") == "summary_large_image")
      let picture = try #require(page.meta("og:image"))
      #expect(picture == "https://localhost/static/social.png")
      #expect(try await client.get("/static/social.png").header("Content-Type") == "image/png")
    }
  }

  @Test("the canonical address is without the query")
  func canonical() async throws {
    try await PortfolioSite.with { client in
      let page = try await client.get("/about/?utm_source=x", headers: ["Host": "localhost"])
      #expect(page.text.contains("<link rel=\"canonical\" href=\"http://localhost/about/\">"))
    }
  }

  @Test("the menu marks the page that is shown")
  func current() async throws {
    try await PortfolioSite.with { client in
      let page = try await client.get("/about/")
      #expect(page.text.matches(of: /aria-current="page"/).count == 1)
      #expect(page.text.contains(/<a class="quiet-link" href="\/about\/" aria-current="page">/))
    }
  }
}
