import Testing

@testable import ManageKit

struct ReferenceURLTests {
  @Test(
    "an address leads from the file that holds it, or from /static/",
    arguments: [
      ("a.png", "css/a.png"), ("./a.png", "css/a.png"), ("../img/a.png", "img/a.png"), ("x/../a.png", "css/a.png"),
      ("/static/img/a.png", "img/a.png"), ("a%20b.png", "css/a b.png"), ("a.svg#icon", "css/a.svg"),
      ("a.eot?#iefix", "css/a.eot"), ("a.js?v=1", "css/a.js"), ("a%zz.png", "css/a%zz.png"),
      ("100%.png", "css/100%.png"),
    ])
  func path(url: String, path: String) {
    #expect(ReferenceURL(url, in: "css/site.css")?.path == path)
  }

  @Test(
    "other sites, data, places in the page, folders and paths elsewhere are none",
    arguments: [
      "https://example.com/a.png", "http:foobar", "data:image/png;base64,AA", "chrome:foobar", "//cdn/a.png", "#icon",
      "?a",
      "", "/img/a.png", "/static", "img/", ".", "..", "../", "mailto:a@b.c", "DATA:x",
    ])
  func foreign(url: String) {
    #expect(ReferenceURL(url, in: "css/site.css") == nil)
  }

  @Test("an address that leads out of the static folder leads to no file")
  func outside() {
    #expect(ReferenceURL("../../a.png", in: "css/site.css").map { $0.path == nil } == true)
    #expect(ReferenceURL("/static/../a.png", in: "css/site.css").map { $0.path == nil } == true)
  }

  @Test(
    "the new name takes the old one's place, all else stays as it is written",
    arguments: [
      ("../img/a.png", "img/a.1.png", "../img/a.1.png"), ("a.eot?#iefix", "css/a.1.eot", "a.1.eot?#iefix"),
      ("/static/a.svg#b/../c", "a.1.svg", "/static/a.1.svg#b/../c"), ("a%20b.png", "css/a b.1.png", "a%20b.1.png"),
      ("김치.png", "css/김치.1.png", "%EA%B9%80%EC%B9%98.1.png"), ("a%23.png", "css/a#.1.png", "a%23.1.png"),
      ("a%2Bb.png", "css/a+b.1.png", "a%2Bb.1.png"), ("a+b.png", "css/a+b.1.png", "a%2Bb.1.png"),
      ("(a)~'!*.png", "css/(a)~'!*.1.png", "(a)~'!*.1.png"),
      ("a@2x,$&=.png", "a@2x,$&=.1.png", "a%402x%2C%24%26%3D.1.png"),
    ])
  func renamed(url: String, published: String, result: String) {
    #expect(ReferenceURL(url, in: "css/site.css")?.renamed(to: published) == result)
  }
}
