import ManageKit
import ManageTesting
import Testing

@Suite("A site without pages of its own")
struct NeutralPagesTests {
  @Test(
    "has login, signup and error pages in the library's own style",
    arguments: [("/accounts/login/", 200), ("/accounts/signup/", 200), ("/nowhere/", 404)])
  func pages(path: String, status: Int) async throws {
    try await LiveSite.with(Site([.accounts]), root: "/nonexistent") { site async throws in
      let page = try await site.client().get(path)
      #expect(page.status == status)
      #expect(page.text.contains("href=\"/static/manage/pages.css\""))
      #expect(!page.text.contains("noname2048"))
    }
  }

  @Test("serves their stylesheet, and no file of another site")
  func stylesheet() async throws {
    try await LiveSite.with(Site([.accounts]), root: "/nonexistent") { site async throws in
      let client = site.client()
      #expect(try await client.get("/static/manage/pages.css").header("Content-Type")?.hasPrefix("text/css") == true)
      #expect(try await client.get("/static/css/site.css").status == 404)
    }
  }

  @Test("shares a process with another site, and neither has the other's pages")
  func twoSites() async throws {
    let books = App("books") { routing, _ in routing.get("books/", name: "books") { _, _ in Redirect(to: "/one/") } }
    let shop = App("shop") { routing, _ in routing.get("shop/", name: "shop") { _, _ in Redirect(to: "/two/") } }
    try await LiveSite.with(Site([books]), root: "/nonexistent") { one async throws in
      try await LiveSite.with(Site([shop]), root: "/nonexistent") { two async throws in
        #expect(try await one.client().get("/books/").location == "/one/")
        #expect(try await two.client().get("/shop/").location == "/two/")
        #expect(try await one.client().get("/shop/").status == 404)
        #expect(try await two.client().get("/books/").status == 404)
        #expect(try await two.client().get("/accounts/login/").status == 404)
      }
    }
  }
}
