import HTTPTypes
import ManageTemplateEngine
import ManageTesting
import Testing

@testable import ManageKit

/// The pages of forms, of a site with templates of its own and of one without.
struct FormPageTests {
  private static let roots = ["/nonexistent", Repository.path]

  /// The page of a form, as somebody sees it who isn't logged in.
  private func page(
    _ body: String? = nil, errors: [(InvalidValue, PartialKeyPath<LoginForm.Fields>?)] = [], root: String,
    messages: [TemplateValue] = [], language: String = "en"
  ) throws -> String {
    let site = Site([.accounts], languages: ["en", "ko"])
    var routing = Routing()
    for name in ["home", "login", "signup", "logout", "password_reset"] {
      routing.get("\(name)/", name: name) { _, _ in TextReply("") }
    }
    let engine = try site.templates(root: root).engine(
      urls: RouteTable(routes: routing.routes), statics: PlainStaticURLs(prefix: "/static/"))
    let input = try body.map { FormInput(try #require(FormData(urlEncoded: Array($0.utf8)))) }
    var form = BoundForm(LoginForm.self, input: input, FormLocale(engine: engine, language: language))
    _ = form.validate()
    for (error, field) in errors { form.addError(error, to: field) }
    let values: Values = [
      "form": form.templateValue, "request": ["path": "/login/"], "messages": .array(messages), "csrf_token": "t",
    ]
    return String(decoding: try engine.render("accounts/login.html", values, language: language), as: UTF8.self)
  }

  private static let tryAgain = InvalidValue(code: "again", message: "Try again.")

  @Test("after a mistake the title begins with it, in the reader's language", arguments: roots)
  func title(root: String) throws {
    #expect(try !page(root: root).contains("<title>Error:"))
    #expect(try page("username=minsu", root: root).contains("<title>Error: Log in"))
    #expect(try page("username=minsu", root: root, language: "ko").contains("<title>오류: 로그인"))
  }

  @Test("the focus is on the first field, or after a mistake on the summary of the errors", arguments: roots)
  func focus(root: String) throws {
    func focused(_ html: String) -> [String] {
      html.matches(of: /<(input|div)([^>]*\sautofocus[^>]*)>/).map { match in
        String(match.output.2.firstMatch(of: /\sid="([^"]*)"/)?.output.1 ?? match.output.1)
      }
    }
    #expect(try focused(page(root: root)) == ["id_username"])
    #expect(try focused(page("username=minsu", root: root)) == ["div"])
    #expect(try focused(page("username=a&password=b", errors: [(Self.tryAgain, nil)], root: root)) == ["div"])
  }

  @Test("errors of the whole form are announced, and stay a list", arguments: roots)
  func alert(root: String) throws {
    let html = try page("username=a&password=b", errors: [(Self.tryAgain, nil)], root: root)
    #expect(html.contains("role=\"alert\"") && !html.contains(/<ul[^>]*role="alert"/))
    #expect(html.contains(/<div[^>]*role="alert"[^>]*>\s*<ul[^>]*>\s*<li>Try again\.<\/li>/))
  }

  @Test("the summary leads to the field of each error", arguments: roots)
  func summary(root: String) throws {
    let html = try page("username=minsu", root: root)
    #expect(html.contains(/<a[^>]*href="#id_password"[^>]*>Password<\/a>: This field is required\./))
    #expect(html.contains(/<input[^>]*name="password"[^>]*aria-describedby="id_password_error"/))
  }

  @Test("messages are announced, within the main part of the page", arguments: roots)
  func messages(root: String) throws {
    let html = try page(root: root, messages: [Message(level: .success, text: "Hello.").templateValue])
    let main = try #require(html.firstMatch(of: /<main[\s\S]*<\/main>/))
    #expect(main.output.contains(/<div[^>]*role="status"[^>]*>\s*<ul[\s\S]*Hello\./))
  }

  @Test("the link to the page that is shown says so", arguments: roots)
  func current(root: String) throws {
    let html = try page(root: root)
    #expect(html.contains(/<a[^>]*href="\/login\/"[^>]* aria-current="page"/))
    #expect(html.matches(of: /aria-current/).count == 1)
  }
}
