import Testing

@testable import ManageKit

struct CSSReferencesTests {
  private func urls(_ text: String) -> [String] {
    CSSReferences.find(in: Array(text.utf8)).map(\.url)
  }

  private func rewritten(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let edits = CSSReferences.find(in: bytes).map {
      Rewriting.Edit(range: $0.range, text: $0.form.text($0.url + "!"))
    }
    return String(decoding: Rewriting(edits: edits).apply(to: bytes), as: UTF8.self)
  }

  @Test(
    "url() is found however it is written",
    arguments: [
      "url(a.png)", "url('a.png')", "url(\"a.png\")", "URL( a.png )", "url(\n'a.png'\t)", "url(a\\.png)",
      "url('a\\2e png')", "a{b:url(a.png)}", "x{src:local(b),url(a.png)format('woff')}",
    ])
  func url(text: String) {
    #expect(urls(text) == ["a.png"])
  }

  @Test("the address may have spaces and quotes within quotes")
  func quotedAddress() {
    #expect(
      urls(#"url("a b.png") url('a"b.png') url(a\ b.png) url('a\'b.png')"#) == [
        "a b.png", "a\"b.png", "a b.png", "a'b.png",
      ])
    #expect(rewritten(#"url('a"b.png')"#) == #"url("a\"b.png!")"#)
  }

  @Test(
    "comments, strings, names and broken addresses hold none",
    arguments: [
      "/* url(a.png) */", "/* @import 'a.css' */", "content: \"url(a.png)\"", "content: 'url(a.png)'", "myurl(a.png)",
      "url-prefix(a.png)", #".tw\:bg-\[url\(\'a.png\'\)\] {}"#, "url(a.png", "url('a.png'", "url('a.png\n')",
      "url(a(b.png)",
      "url('a.png' b)", "'\\'url(a.png)'", "/* unclosed url(a.png)", "@media 'a.css'", "@import a 'b.css'", "url", "\\",
      "'", "@", "url(\\",
    ])
  func none(text: String) {
    #expect(urls(text) == [])
  }

  @Test("@import takes a string or url(), after spaces and comments")
  func importRule() {
    #expect(
      urls("@import 'a.css'; @IMPORT/**/\"b.css\" screen; @import url(c.css) layer(x);") == ["a.css", "b.css", "c.css"])
    #expect(rewritten("@import 'a.css' print;") == "@import url(\"a.css!\") print;")
    #expect(rewritten("@IMporT uRL(a.css);") == "@IMporT url(\"a.css!\");")
  }

  @Test("a source map is found wherever its comment stands")
  func sourceMap() {
    #expect(urls("a{}\n/*# sourceMappingURL=a.css.map */\n") == ["a.css.map"])
    #expect(rewritten("a{}/*#\tsourceMappingURL=a.css.map*/") == "a{}/*# sourceMappingURL=a.css.map! */")
    #expect(urls("/*# sOuRcEMappingURL=a.map */ /* sourceMappingURL=a.map */ '/*# sourceMappingURL=a.map */'") == [])
    #expect(urls("/*# sourceMappingURL= */ /*#sourceMappingURL=a */ /*# sourceMappingURL=a b */") == [])
  }

  @Test("text around the references stays, byte for byte")
  func keepsText() {
    #expect(rewritten("\u{FEFF}가{b:url(a)}\r\n/* x */ c{}") == "\u{FEFF}가{b:url(\"a!\")}\r\n/* x */ c{}")
  }
}
