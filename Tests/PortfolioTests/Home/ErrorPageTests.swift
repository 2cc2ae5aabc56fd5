import Logging
import ManageTesting
import Testing

@testable import ManageKit

struct ErrorPageTests {
  /// An error's page as product shows it, which knows neither the request nor the visitor.
  private func page(_ template: String, language: String) throws -> String {
    let routes = RouteTable(
      routes: [
        ("", "home"), ("about/", "about"), ("i18n/setlang/", "set_language"),
      ].reduce(into: Routing()) { routing, route in
        routing.get(route.0, name: route.1) { _, _ in TextReply("") }
      }.routes)
    let engine = try PortfolioSite.site.templates(root: ".").engine(
      urls: routes, statics: PlainStaticURLs(prefix: "/static/"))
    return String(decoding: try engine.render(template, [:], language: language), as: UTF8.self)
  }

  @Test(
    "an error has a page of the site's own, in the reader's language",
    arguments: [
      ("404.html", "ko", "페이지를 찾을 수 없습니다"), ("404.html", "en", "Page not found"),
      ("500.html", "ko", "문제가 생겼습니다"), ("500.html", "en", "Something went wrong"),
    ])
  func page(template: String, language: String, text: String) throws {
    let html = try page(template, language: language)
    #expect(html.contains("<html lang=\"\(language)\">") && html.contains(text))
    #expect(html.contains("/static/css/site.css") && html.contains("href=\"/\""))
    #expect(!html.contains("csrfmiddlewaretoken") && !html.contains("rel=\"canonical\""))
  }

  @Test("every error of the library's is shown within the site's design", arguments: [400, 403, 405, 413, 429])
  func others(status: Int) throws {
    let html = try page("\(status).html", language: "ko")
    #expect(html.contains("/static/css/site.css") && html.contains(">\(status)</p>"))
  }
}
