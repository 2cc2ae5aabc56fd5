import ManageTesting
import Testing

/// What browsers and search engines ask a site for.
struct SiteFilesTests {
  @Test("robots.txt keeps search engines out of accounts, and leads them to the sitemap")
  func robots() async throws {
    try await PortfolioSite.with { client in
      let page = try await client.get("/robots.txt", headers: ["Host": "localhost"])
      #expect(page.header("Content-Type") == "text/plain; charset=utf-8")
      let lines = page.text.split(separator: "\n")
      #expect(lines.first == "User-agent: *" && lines.contains("Disallow: /accounts/"))
      #expect(lines.contains("Sitemap: http://localhost/sitemap.xml"))
    }
  }

  @Test("the sitemap lists the site's public pages")
  func sitemap() async throws {
    try await PortfolioSite.with { client in
      let page = try await client.get("/sitemap.xml", headers: ["Host": "localhost"])
      #expect(page.header("Content-Type") == "application/xml; charset=utf-8")
      let addresses = page.text.matches(of: /<loc>(.*?)<\/loc>/).map { String($0.1) }
      #expect(addresses.prefix(2) == ["http://localhost/", "http://localhost/about/"])
      #expect(!page.text.contains("/accounts/"))
    }
  }

  @Test("the manifest names the site and pictures that are there")
  func manifest() async throws {
    try await PortfolioSite.with { client in
      let page = try await client.get("/manifest.webmanifest")
      #expect(page.header("Content-Type") == "application/manifest+json; charset=utf-8")
      let manifest = try page.json()
      #expect(manifest["name"] as? String == "noname2048" && manifest["start_url"] as? String == "/")
      #expect(manifest["lang"] as? String == "ko")
      let icons = try #require(manifest["icons"] as? [[String: String]])
      #expect(icons.count == 3)
      for icon in icons {
        let file = try await client.get(try #require(icon["src"]))
        #expect(file.status == 200 && file.header("Content-Type") == icon["type"])
      }
    }
  }

  @Test("the icons and the stylesheet of a page are there")
  func links() async throws {
    try await PortfolioSite.with { client in
      let page = try await client.get("/")
      let links = page.text.matches(of: /<link rel="[a-z -]+"[^>]* href="(\/[^"]*)"/).map { String($0.1) }
      #expect(links.count == 4)
      for link in links { #expect(try await client.get(link).status == 200, "\(link)") }
    }
  }
}
