import Testing

@testable import ManageKit

struct StaticURLsTests {
  @Test(
    "a static file's URL is its path after the prefix, escaped",
    arguments: [
      ("css/site.css", "/static/css/site.css"), ("a b.css", "/static/a%20b.css"),
      ("a?b#c%.css", "/static/a%3Fb%23c%25.css"),
      ("김치.png", "/static/%EA%B9%80%EC%B9%98.png"), ("", "/static/"),
    ])
  func url(path: String, url: String) {
    #expect(StaticURLs(prefix: "/static/").staticURL(for: path) == url)
  }
}
