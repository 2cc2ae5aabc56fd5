import ManageTesting
import Testing

struct AnalyticsTests {
  private static let environment = ["DEBUG_GOOGLE_ANALYTICS_ID": "G-TEST123"]

  private func isCounted(_ page: TestPage) -> Bool {
    page.text.contains("googletagmanager.com") || page.header("Content-Security-Policy")?.contains("google") == true
  }

  @Test("without an ID nothing is counted and nobody is asked")
  func off() async throws {
    try await PortfolioSite.with { client in
      await client.setCookie("analytics", "granted")
      let page = try await client.get("/")
      #expect(!isCounted(page) && !page.text.contains("Google Analytics"))
      #expect(try await client.get("/analytics/").status == 404)
    }
  }

  @Test("a visitor who hasn't chosen is asked, and not counted")
  func asks() async throws {
    try await PortfolioSite.with(Self.environment) { client in
      let page = try await client.get("/")
      #expect(page.text.contains("action=\"/analytics/\"") && !isCounted(page))
      let choice = try await client.get("/analytics/").text
      #expect(choice.matches(of: /action="\/analytics\/"/).count == 1)
    }
  }

  @Test("a visitor who agrees is counted from then on, by scripts that the page's policy lets in")
  func granted() async throws {
    try await PortfolioSite.with(Self.environment) { client in
      try await client.get("/")
      let answer = try await client.post("/analytics/", form: ["choice": "granted", "next": "/about/"])
      #expect(answer.location == "/about/")
      #expect(answer.header("Set-Cookie")?.contains("HttpOnly") == true)
      let page = try await client.get("/about/")
      #expect(page.text.contains("src=\"https://www.googletagmanager.com/gtag/js?id=G-TEST123\""))
      let nonces = Set(page.text.matches(of: /<script[^>]* nonce="([^"]+)"/).map { String($0.1) })
      #expect(nonces.count == 1 && page.text.matches(of: /<script/).count == 2)
      #expect(page.sources("script-src").contains("'nonce-\(nonces.first ?? "")'"))
      #expect(page.sources("script-src").contains("https://www.googletagmanager.com"))
      #expect(page.sources("connect-src").contains("https://*.google-analytics.com"))
      #expect(!page.text.contains("동의하기 전에는"))
    }
  }

  @Test("the pages of accounts are never counted")
  func accounts() async throws {
    try await PortfolioSite.with(Self.environment) { client in
      await client.setCookie("analytics", "granted")
      let page = try await client.get("/accounts/login/")
      #expect(page.status == 200 && !isCounted(page))
    }
  }

  @Test("a visitor who declines is neither counted nor asked again, and may change that")
  func denied() async throws {
    try await PortfolioSite.with(Self.environment) { client in
      try await client.get("/")
      let page = try await client.post("/analytics/", form: ["choice": "denied"], following: true)
      #expect(!isCounted(page) && !page.text.contains("동의하기 전에는"))
      #expect(page.text.contains("<a class=\"quiet-link\" href=\"/analytics/\">"))
      #expect(try await client.get("/analytics/").text.contains("지금은 방문을 집계하지 않습니다."))
      try await client.post("/analytics/", form: ["choice": "granted"])
      let counted = try await client.get("/")
      #expect(isCounted(counted))
    }
  }

  @Test("another site can't choose, and a choice that isn't one is refused")
  func refused() async throws {
    try await PortfolioSite.with(Self.environment) { client in
      #expect(try await client.post("/analytics/", form: ["choice": "granted"], csrf: false).status == 403)
      try await client.get("/")
      #expect(try await client.post("/analytics/", form: ["choice": "perhaps"]).status == 400)
    }
  }

  @Test("an ID of another form is refused", arguments: ["UA-1", "G-", "G-TEST 1", "G-TEST'1"])
  func invalid(id: String) async throws {
    await #expect(throws: (any Error).self) {
      try await PortfolioSite.with(["DEBUG_GOOGLE_ANALYTICS_ID": id]) { _ in }
    }
  }
}
