import Foundation
import ManageGroundwork
import Testing

@testable import ManageKit

struct URLPatternTests {
  private func match(_ pattern: String, _ path: String) -> [String]? {
    URLPattern(pattern).match(Array(path.utf8)[...])?.map { "\($0.name)=\($0.value.unboundedString)" }
  }

  @Test("a literal matches itself alone")
  func literal() {
    #expect(match("", "") == [])
    #expect(match("forum/posts/", "forum/posts/") == [])
    #expect(match("게시판/", "게시판/") == [])
    for path in ["", "forum", "forum/posts", "forum/posts/1/", "/forum/posts/", "Forum/posts/", "forum/posts/\u{301}"] {
      #expect(match("forum/posts/", path) == nil, "\(path)")
    }
    #expect(match("robots.txt", "robotsxtxt") == nil)
  }

  @Test(
    "a converter takes the values it is named for",
    arguments: [
      ("int", "12"), ("int", "007"), ("str", "a b"), ("str", "김치"), ("slug", "kimchi-jjigae_42"),
      ("uuid", "075194d3-6885-417e-a8a8-6c931e272f00"), ("path", "a/b.txt"), ("path", "김치/찌개"),
    ])
  func accepts(converter: String, value: String) {
    #expect(match("x/<\(converter):it>/", "x/\(value)/") == ["it=\(value)"])
    #expect(match("x/<\(converter):it>", "x/\(value)") == ["it=\(value)"])
  }

  @Test(
    "a converter takes nothing else",
    arguments: [
      ("int", "-1"), ("int", "1.5"), ("int", "x"), ("int", "１２"), ("int", "99999999999999999999"), ("int", ""),
      ("str", "a/b"), ("str", "a/\u{301}b"), ("str", ""), ("slug", "a.b"), ("slug", "김치"), ("slug", "a b"),
      ("slug", ""), ("uuid", "075194d3"), ("uuid", "075194d36885417ea8a86c931e272f00"), ("uuid", ""), ("path", ""),
    ])
  func refuses(converter: String, value: String) {
    #expect(match("x/<\(converter):it>/", "x/\(value)/") == nil)
    #expect(match("x/<\(converter):it>", "x/\(value)") == nil)
  }

  @Test("a parameter without a converter is a str")
  func defaultConverter() {
    #expect(match("<name>/", "minsu/") == ["name=minsu"])
    #expect(match("<name>/", "a/b/") == nil)
  }

  @Test("several parameters come in their order, each as long as it can be")
  func several() {
    #expect(
      match("forum/posts/<int:post>/comments/<int:id>/new", "forum/posts/3/comments/4/new") == ["post=3", "id=4"])
    #expect(match("<str:a>-<str:b>/", "x-y-z/") == ["a=x-y", "b=z"])
    #expect(match("<slug:title>-<int:id>/", "kimchi-jjigae-42/") == ["title=kimchi-jjigae", "id=42"])
    #expect(match("<path:folder>/edit/", "a/edit/b/edit/") == ["folder=a/edit/b"])
    #expect(match("게시판/<str:제목>/", "게시판/안녕/") == ["제목=안녕"])
  }

  @Test("a path is made of arguments by position or by name")
  func reverse() {
    let pattern = URLPattern("forum/posts/<int:post>/comments/<int:id>/")
    let path = "/forum/posts/3/comments/4/"
    #expect(pattern.path(arguments: ["3", "4"], keywords: [:]) == path)
    #expect(pattern.path(arguments: [], keywords: ["id": "4", "post": "3"]) == path)
    #expect(URLPattern("").path(arguments: [], keywords: [:]) == "/")
  }

  @Test("a path is not made of arguments that don't fit")
  func reverseRefuses() {
    let pattern = URLPattern("forum/posts/<int:id>/")
    for arguments in [[], ["3", "4"], ["x"], [""], ["-1"]] {
      #expect(pattern.path(arguments: arguments, keywords: [:]) == nil, "\(arguments)")
    }
    for keywords in [["post": "3"], ["id": "3", "more": "4"], ["id": "x"]] {
      #expect(pattern.path(arguments: [], keywords: keywords) == nil, "\(keywords)")
    }
    #expect(pattern.path(arguments: ["3"], keywords: ["id": "3"]) == nil)
    #expect(URLPattern("<str:name>/").path(arguments: ["a/b"], keywords: [:]) == nil)
  }

  @Test(
    "characters that a path can't hold are escaped, and come back when it is requested",
    arguments: [("a b", "a%20b"), ("?#%", "%3F%23%25"), ("김치", "%EA%B9%80%EC%B9%98"), ("a-b_c.~", "a-b_c.~")])
  func escapes(value: String, escaped: String) throws {
    let pattern = URLPattern("<str:name>/")
    let path = try #require(pattern.path(arguments: [value], keywords: [:]))
    #expect(path == "/\(escaped)/")
    let decoded = try #require(path.removingPercentEncoding)
    #expect(pattern.match(Array(decoded.utf8).dropFirst())?.first?.value.unboundedString == value)
  }

  @Test("a path never starts like the name of another site")
  func escapesLeadingSlashes() {
    #expect(URLPattern("<path:page>").path(arguments: ["/evil.example"], keywords: [:]) == "/%2Fevil.example")
  }
}
