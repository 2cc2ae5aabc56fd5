import Testing

@testable import ManageTemplateEngine

@Suite("Quoting addresses")
struct AddressTests {
  @Test(
    "each part of an address is quoted, whether there is a scheme or not",
    arguments: [
      ("/?a,b=c d#é", "/?a%2Cb=c+d#%C3%A9"), ("///;%20", "/;%20"), ("HTTP://A.com?x", "http://A.com?x="),
      ("java\nscript:x", "javascript:x"), ("http://[a/?b#c d", "http://[a/?b#c%20d"), ("a:b?c", "a:b?c="),
      ("x<%zz", "x%3C%25zz"), ("http:/a", "http:///a"),
    ])
  func parts(_ url: String, _ expected: String) {
    #expect(URLQuoting.quote(url) == expected)
  }

  @Test("a time behind a day and a space has no sign of its own")
  func times() throws {
    #expect(try DateReader.dateTime("2012-04-23 T10:20:30") == nil)
    #expect(try DateReader.dateTime("2012-04-23T10:20:30") != nil)
  }

  @Test("nothing is nothing, whatever its sign")
  func zero() {
    let format = NumberFormat(decimalSeparator: ".", thousandSeparator: ",", groups: [], places: 2)
    #expect(DecimalNumber("-0").map(format.text) == "0.00")
  }
}
