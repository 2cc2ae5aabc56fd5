import ManageTemplateEngine
import Testing

private struct Routes: URLResolver {
  func url(
    named name: String, arguments: [TemplateValue], keywordArguments: [(String, TemplateValue)]
  ) -> String? {
    guard name == "post" else { return nil }
    let parts = arguments.map(\.text) + keywordArguments.map { "\($0.0):\($0.1.text)" }
    return "/" + parts.joined(separator: "&")
  }
}

private struct Files: StaticResolver {
  func staticURL(for path: String) -> String { "/static/\(path)" }
}

@Suite("Tags of the site")
struct SiteTagTests {
  private func page(_ source: String, _ values: Values = [:]) throws -> String {
    try rendered(source, values, urls: Routes(), statics: Files())
  }

  @Test("url asks the site for a route's path and escapes it")
  func url() throws {
    #expect(try page("{% url 'post' 1 x %}", ["x": 2]) == "/1&amp;2")
    #expect(try page("{% url 'post' id=x|add:1 as path %}{{ path }}", ["x": 2]) == "/id:3")
  }

  @Test("an unknown route is an error, except where the path is only named")
  func unknownRoute() throws {
    #expect(try page("{% url 'none' as path %}[{{ path }}]") == "[]")
    #expect(throws: TemplateError.self) { try page("{% url 'none' %}") }
  }

  @Test("static asks the site for a file's URL")
  func staticFile() throws {
    #expect(try page("{% load static %}{% static 'a&b.css' %}") == "/static/a&amp;b.css")
    #expect(try page("{% static name as url %}{{ url }}", ["name": "a.css"]) == "/static/a.css")
  }
}
