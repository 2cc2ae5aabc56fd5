import ManageGroundwork
import Testing

@Suite("White space at the ends of a text")
struct TrimmingTests {
  @Test("goes by the rule of Unicode, Python or ASCII")
  func rules() {
    let text = "\u{1C}\u{A0}\r\n a b \t\u{3000}\u{1F}"
    #expect(text.trimmingPythonWhitespace() == "a b")
    #expect(text.trimmingWhitespace() == text)
    #expect("\u{A0} a\u{2003}".trimmingWhitespace() == "a")
    #expect("\t\r\n\u{B}\u{C} a\u{A0} ".trimmingASCIIWhitespace() == "a\u{A0}")
  }

  @Test("is all there is in a blank text")
  func blank() {
    #expect(" \n".trimmingWhitespace().isEmpty && "".trimmingPythonWhitespace().isEmpty)
  }

  @Test("doesn't hide behind a combining mark")
  func combining() {
    #expect(" \u{301}a".trimmingWhitespace() == "\u{301}a")
  }
}
