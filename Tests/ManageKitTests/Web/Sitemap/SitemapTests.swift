import Foundation
import ManageTesting
import Testing

@testable import ManageKit

struct SitemapTests {
  private static func books(_ count: Int) -> Sitemap {
    Sitemap(
      count: { _ in count },
      entries: { range, _ in range.map { .init(["id": $0], lastModified: Date(timeIntervalSince1970: 86_400)) } })
  }

  private func map(
    _ path: String = "/sitemap.xml", books: Int, partSize: Int = SitemapPages.maximumPartSize,
    headers: [String: String] = [:]
  ) async throws -> TestPage {
    try await RoutedSite.with(routes: { routing in
      routing.get("", name: "home", sitemap: .page) { _, _ in TextReply("") }
      routing.get("drafts/") { _, _ in TextReply("") }
      routing.get("books/<int:id>/", name: "book", sitemap: Self.books(books)) { _, _ in TextReply("") }
      routing.get("sitemap.xml", name: "sitemap") { _, context in
        try await SitemapPages(partSize: partSize).reply(in: context)
      }
    }) { try await $0.send(.get, path, headers: headers) }
  }

  private func addresses(_ page: TestPage) -> [String] {
    page.text.matches(of: /<loc>(.*?)<\/loc>/).map { String($0.1) }
  }

  @Test("the pages that routes name are listed with their whole addresses, others are not")
  func urlset() async throws {
    let page = try await map(books: 2)
    #expect(page.status == 200 && page.header("Content-Type") == "application/xml; charset=utf-8")
    #expect(
      page.text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>http://localhost/</loc></url>
        <url><loc>http://localhost/books/0/</loc><lastmod>1970-01-02T00:00:00Z</lastmod></url>
        <url><loc>http://localhost/books/1/</loc><lastmod>1970-01-02T00:00:00Z</lastmod></url>
        </urlset>

        """)
  }

  @Test("behind a proxy that speaks https the addresses are https")
  func https() async throws {
    let page = try await map(books: 0, headers: ["X-Forwarded-Proto": "https"])
    #expect(addresses(page) == ["https://localhost/"])
  }

  @Test("more pages than one sitemap may have are in parts, which an index lists")
  func index() async throws {
    let index = try await map(books: 9, partSize: 4)
    #expect(index.text.contains("<sitemapindex ") && index.text.contains("<sitemap><loc>"))
    #expect(addresses(index) == (1...3).map { "http://localhost/sitemap.xml?p=\($0)" })
    var all: [String] = []
    for part in 1...3 { all += addresses(try await map("/sitemap.xml?p=\(part)", books: 9, partSize: 4)) }
    #expect(all == ["http://localhost/"] + (0..<9).map { "http://localhost/books/\($0)/" })
  }

  @Test("as many pages as one sitemap may have need no index")
  func boundary() async throws {
    #expect(addresses(try await map(books: 3, partSize: 4)).count == 4)
    #expect(try await map(books: 4, partSize: 4).text.contains("<sitemapindex "))
  }

  @Test("a part that isn't there is a 404", arguments: ["0", "4", "-1", "x", "99999999999999999999"])
  func missing(part: String) async throws {
    #expect(try await map("/sitemap.xml?p=\(part)", books: 9, partSize: 4).status == 404)
  }

  @Test("an address is escaped for XML")
  func escaping() {
    var document = SitemapDocument(.urlset)
    document.add("http://localhost/a&b'c/")
    #expect(document.reply.text.contains("<loc>http://localhost/a&amp;b&apos;c/</loc>"))
  }
}
