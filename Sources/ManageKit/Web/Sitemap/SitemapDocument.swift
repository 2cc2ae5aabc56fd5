import Foundation

/// A sitemap, or an index of sitemaps, as XML (https://www.sitemaps.org/protocol.html).
struct SitemapDocument {
  /// The root element.
  enum Kind: String {
    case urlset, sitemapindex

    /// The element of one entry.
    var element: String { self == .urlset ? "url" : "sitemap" }
  }

  private let kind: Kind
  private var text: String

  init(_ kind: Kind) {
    self.kind = kind
    text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <\(kind.rawValue) xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

      """
  }

  /// Adds an address, percent-encoded as it is.
  mutating func add(_ url: String, lastModified: Date? = nil) {
    let date = lastModified.map { "<lastmod>\($0.ISO8601Format())</lastmod>" } ?? ""
    text += "<\(kind.element)><loc>\(Self.escaped(url))</loc>\(date)</\(kind.element)>\n"
  }

  var reply: TextReply {
    TextReply(text + "</\(kind.rawValue)>\n", contentType: "application/xml; charset=utf-8")
  }

  /// An address has no `<`, `>` and `"` once it is percent-encoded.
  private static func escaped(_ url: String) -> String {
    url.replacing("&", with: "&amp;").replacing("'", with: "&apos;")
  }
}
