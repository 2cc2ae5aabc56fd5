import ManageTesting
import Testing

struct AboutPageTests {
  private static let giscusKeys = [
    "DEBUG_GISCUS_REPO": "noname2048/manage", "DEBUG_GISCUS_REPO_ID": "R_1", "DEBUG_GISCUS_CATEGORY": "Comments",
    "DEBUG_GISCUS_CATEGORY_ID": "C_1",
  ]
  private static let disqusKeys = ["DEBUG_DISQUS_SHORTNAME": "noname2048"]

  @Test("without a service there are no comments, even if they are asked for")
  func none() async throws {
    try await PortfolioSite.with { client in
      let page = try await client.get("/about/?comments")
      #expect(page.status == 200 && !page.text.contains("id=\"comments\"") && !page.text.contains("<script"))
    }
  }

  @Test("a service is loaded once a reader asks for the comments", arguments: [giscusKeys, disqusKeys])
  func onRequest(environment: [String: String]) async throws {
    try await PortfolioSite.with(environment) { client in
      let page = try await client.get("/about/")
      #expect(page.text.contains("href=\"?comments#comments\"") && !page.text.contains("<script"))
      #expect(page.header("Content-Security-Policy")?.contains("https:") == false)

      let asked = try await client.get("/about/?comments")
      let nonce = try #require(asked.text.firstMatch(of: /<script src="https:[^>]*nonce="([^"]+)"/)?.output.1)
      #expect(asked.sources("script-src").contains("'nonce-\(nonce)'"))
      #expect(try await client.get("/").header("Content-Security-Policy")?.contains("https:") == false)
    }
  }

  @Test("giscus gets the repository and the category, and the page lets it in")
  func giscus() async throws {
    try await PortfolioSite.with(Self.giscusKeys.merging(Self.disqusKeys) { $1 }) { client in
      let page = try await client.get("/about/?comments")
      #expect(page.text.contains("src=\"https://giscus.app/client.js\""))
      #expect(page.text.contains("data-repo=\"noname2048/manage\" data-repo-id=\"R_1\""))
      #expect(page.text.contains("data-category=\"Comments\" data-category-id=\"C_1\""))
      #expect(page.text.contains("data-lang=\"ko\""))
      for directive in ["script-src", "style-src", "frame-src"] {
        #expect(page.sources(directive).contains("https://giscus.app"), "\(directive)")
      }
      #expect(!page.text.contains("disqus"))
    }
  }

  @Test("Disqus is loaded under the site's name")
  func disqus() async throws {
    try await PortfolioSite.with(Self.disqusKeys) { client in
      let page = try await client.get("/about/?comments")
      #expect(page.text.contains("src=\"https://noname2048.disqus.com/embed.js\""))
      #expect(page.sources("script-src").contains("https://noname2048.disqus.com"))
      #expect(page.sources("frame-src").contains("https://disqus.com"))
    }
  }

  @Test("keys of another form are refused", arguments: ["noname2048", "/manage", "a/b/c"])
  func invalid(repository: String) async throws {
    let environment = Self.giscusKeys.merging(["DEBUG_GISCUS_REPO": repository]) { $1 }
    await #expect(throws: (any Error).self) { try await PortfolioSite.with(environment) { _ in } }
  }
}
