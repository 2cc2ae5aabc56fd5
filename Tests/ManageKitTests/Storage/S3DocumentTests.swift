import Testing

@testable import ManageKit

@Suite("S3Document")
struct S3DocumentTests {
  @Test("elements, texts and repeated children are read")
  func reading() throws {
    let document = try #require(
      parse(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- a <comment> -->
        <List xmlns="http://s3.amazonaws.com/doc/2006-03-01/" note='a > b'>
          <Name>portfolio</Name><Empty/><Item><Key>책</Key></Item><Item><Key>b</Key></Item>
        </List>
        """))
    #expect(document.name == "List")
    #expect(document["Name"] == "portfolio")
    #expect(document["Empty"] == "")
    #expect(document["Key"] == nil)
    #expect(document.all("Item").map { $0["Key"] } == ["책", "b"])
  }

  @Test(
    "entities stand for their characters",
    arguments: [
      ("&quot;d41d&quot;", "\"d41d\""), ("a&lt;b&gt;c&amp;lt;&apos;", "a<b>c&lt;'"), ("&#44032;&#xAC01;", "가각"),
      ("<![CDATA[<a>&amp;]]>", "<a>&amp;"), ("a<!-- b -->c", "ac"),
    ])
  func entities(xml: String, text: String) {
    #expect(parse("<a>\(xml)</a>")?.text == text)
  }

  @Test(
    "anything but a document is refused",
    arguments: [
      "", "<a>", "<a></b>", "text", "<a/", "<a>&bogus;</a>", "<a>& </a>", "<a>&#xD800;</a>",
      "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "</a>", "<>", "<a><!-- </a>", "<!", "<a b='", "<a><![CDATA[</a>",
    ])
  func malformed(text: String) {
    #expect(parse(text) == nil)
  }

  @Test("a document of endless depth is refused")
  func depth() {
    #expect(parse(String(repeating: "<a>", count: 100_000)) == nil)
  }

  private func parse(_ text: String) -> S3Document? {
    S3Document(Array(text.utf8))
  }
}
