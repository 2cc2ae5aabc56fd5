import Testing

@testable import ManageCurlClient

@Suite("DisplayURL")
struct DisplayURLTests {
  @Test(
    "credentials, query and fragment are never shown",
    arguments: [
      ("https://user:secret@example.com:8443/a/b?token=secret#secret", "https://example.com:8443/a/b"),
      ("https://user:se@cret@example.com", "https://example.com"),
      ("https://example.com?token=secret", "https://example.com"),
      ("https://example.com/a@b", "https://example.com/a@b"),
      ("user:secret@example.com", "(malformed URL)"),
    ])
  func text(url: String, shown: String) {
    #expect(DisplayURL(url).text == shown)
  }
}
