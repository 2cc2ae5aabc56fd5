import HTTPTypes
import ManageTemplateEngine
import ManageTesting
import Testing

@testable import ManageKit

/// The pages of forms, of a site with templates of its own and of one without.
struct FormPageTests {
  private static let roots = ["/nonexistent", Repository.path]

  /// The page of a form, as somebody sees it who isn't logged in.
  private func page(_ form: Form, root: String, messages: [TemplateValue] = [], language: String = "en") throws
    -> String
  {
    let site = Site([.accounts], languages: ["en", "ko"])
    var routing = Routing()
    for name in ["home", "login", "signup", "logout"] {
      routing.get("\(name)/", name: name) { _, _ in TextReply("") }
    }
    let engine = try site.templates(root: root).engine(
      urls: RouteTable(routes: routing.routes), statics: PlainStaticURLs(prefix: "/static/"))
    let values: Values = [
      "form": form.templateValue, "request": ["path": "/login/"], "messages": .array(messages), "csrf_token": "t",
    ]
    return String(decoding: try engine.render("accounts/login.html", values, language: language), as: UTF8.self)
  }

  @Test("after a mistake the title begins with it, in the reader's language", arguments: roots)
  func title(root: String) throws {
    var form = Form.login
    #expect(try !page(form, root: root).contains("<title>Error:"))
    form.addError("This field is required.", to: "password")
    #expect(try page(form, root: root).contains("<title>Error: Log in"))
    #expect(try page(form, root: root, language: "ko").contains("<title>오류: 로그인"))
  }

  @Test("the focus is on the first field with a mistake, or on the errors of the whole form", arguments: roots)
  func focus(root: String) throws {
    func focused(_ form: Form) throws -> [String] {
      try page(form, root: root).matches(of: /<(input|div)([^>]*?)\sautofocus/).map { match in
        String(match.output.2.firstMatch(of: /id="([^"]*)"/)?.output.1 ?? match.output.1)
      }
    }
    #expect(try focused(.login) == ["id_username"])
    var form = Form.login
    form.addError("This field is required.", to: "password")
    #expect(try focused(form) == ["id_password"])
    form.nonFieldErrors = ["Try again."]
    #expect(try focused(form) == ["div"])
  }

  @Test("errors of the whole form are announced, and stay a list", arguments: roots)
  func alert(root: String) throws {
    var form = Form.login
    form.nonFieldErrors = ["Try again."]
    let html = try page(form, root: root)
    #expect(html.contains("role=\"alert\"") && !html.contains(/<ul[^>]*role="alert"/))
    #expect(html.contains(/<div[^>]*role="alert"[^>]*>\s*<ul[^>]*>\s*<li>Try again\.<\/li>/))
  }

  @Test("messages are announced, within the main part of the page", arguments: roots)
  func messages(root: String) throws {
    let html = try page(.login, root: root, messages: [Message(level: .success, text: "Hello.").templateValue])
    let main = try #require(html.firstMatch(of: /<main[\s\S]*<\/main>/))
    #expect(main.output.contains(/<div[^>]*role="status"[^>]*>\s*<ul[\s\S]*Hello\./))
  }

  @Test("the link to the page that is shown says so", arguments: roots)
  func current(root: String) throws {
    let html = try page(.login, root: root)
    #expect(html.contains(/<a[^>]*href="\/login\/"[^>]* aria-current="page"/))
    #expect(html.matches(of: /aria-current/).count == 1)
  }
}
