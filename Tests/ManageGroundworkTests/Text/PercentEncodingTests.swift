import ManageGroundwork
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
  @Test("letters, digits and -._~ stay, and what else is to be kept; all other bytes are encoded")
  func encoding() {
    #expect(PercentEncoding.component.encode("aZ9-._~/ ?김") == "aZ9-._~%2F%20%3F%EA%B9%80")
    #expect(PercentEncoding.path.encode("a/b c") == "a/b%20c")
    #expect(PercentEncoding(keeping: "+").encode("1+1\0") == "1+1%00")
  }

  @Test("forms have + for a space")
  func forms() {
    #expect(PercentEncoding.form.encode("a b+c") == "a+b%2Bc")
    #expect(PercentEncoding.decode("a+b%2Bc", plusIsSpace: true) == "a b+c")
  }

  @Test("what is encoded already stays in a URI")
  func iri() {
    #expect(PercentEncoding.iri.encode("/김/?q=%41&a=b c#d") == "/%EA%B9%80/?q=%41&a=b%20c#d")
  }

  @Test("encoding can be limited to a few characters")
  func few() {
    #expect(PercentEncoding(encoding: "%?").encode("김 100%?") == "김 100%25%3F")
  }

  @Test(
    "decoding takes digits of either case, and a % without two of them for itself",
    arguments: [
      ("%41%e1%84%80", "A\u{1100}"), ("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("%%41", "%A"), ("%+1", "%+1"),
    ])
  func decoding(text: String, decoded: String) {
    #expect(PercentEncoding.decode(text) == decoded)
  }

  @Test("what is not UTF-8 has no text", arguments: ["%ff", "%C0%80", "%EA%B9"])
  func invalid(text: String) {
    #expect(PercentEncoding.decode(text) == nil)
  }
}
