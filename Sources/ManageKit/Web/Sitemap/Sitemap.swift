public import Foundation
public import ManageTemplateEngine

/// The pages of a route that search engines are to know (Django's `Sitemap`).
///
///     routing.get("about/", name: "about", sitemap: .page, about)
///     routing.get("books/<int:id>/", name: "book", sitemap: .books, show)
///
///     extension Sitemap {
///       static let books = Sitemap(
///         count: { context in try await Book.all.count(in: context.database) },
///         entries: { range, context in
///           let books = Book.order { $0.id.ascending }.offset(range.lowerBound).limit(range.count)
///           return try await books.fetch(from: context.database).map { Entry(["id": $0.id], lastModified: $0.changedAt) }
///         })
///     }
///
/// An app that has a page at `sitemap.xml` lists those of all apps: ``sitemap(_:_:)``.
public struct Sitemap: Sendable {
  /// One page.
  public struct Entry: Sendable {
    /// The parameters of the route's path.
    let parameters: [String: String]
    /// When the page last changed.
    let lastModified: Date?

    /// The page of a route with these parameters in its path.
    public init(_ parameters: [String: any TemplateValueConvertible] = [:], lastModified: Date? = nil) {
      self.parameters = parameters.mapValues { $0.templateValue.text }
      self.lastModified = lastModified
    }
  }

  let count: @Sendable (WebContext) async throws -> Int
  let entries: @Sendable (Range<Int>, WebContext) async throws -> [Entry]

  /// The pages of a route with parameters.
  ///
  /// - Parameters:
  ///   - count: how many there are.
  ///   - entries: those at these positions, in an order that new ones don't change; at most 50,000 are asked for at once.
  public init(
    count: @escaping @Sendable (WebContext) async throws -> Int,
    entries: @escaping @Sendable (Range<Int>, WebContext) async throws -> [Entry]
  ) {
    self.count = count
    self.entries = entries
  }

  /// The page of a route without parameters.
  public static let page = Sitemap(count: { _ in 1 }, entries: { _, _ in [Entry()] })
}
