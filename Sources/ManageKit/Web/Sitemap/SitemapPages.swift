import Hummingbird

/// Lists the pages that the site's routes name for search engines, as the protocol of sitemaps.org has it:
///
///     routing.get("sitemap.xml", name: "sitemap", sitemap)
///
/// Above 50,000 pages it is an index of its parts, `sitemap.xml?p=1` and so on.
public func sitemap(_ request: Request, _ context: WebContext) async throws -> any Reply {
  try await SitemapPages(partSize: SitemapPages.maximumPartSize).reply(in: context)
}

/// The pages of all routes one after the other, in parts.
struct SitemapPages: Sendable {
  /// The most pages that sitemaps.org lets a sitemap have.
  static let maximumPartSize = 50_000
  private static let maximumPathLength = 1024

  let partSize: Int

  /// All pages where they are few, else the index; the part that the parameter `p` names. Throws a 404 where there is
  /// no such part.
  func reply(in context: WebContext) async throws -> TextReply {
    let sections = try await sections(in: context)
    let count = sections.last?.positions.upperBound ?? 0
    let parts = max(1, (count + partSize - 1) / partSize)
    guard let part = context.query["p"] else {
      guard parts > 1 else { return try await document(of: 0..<count, sections, context) }
      return try index(of: parts, context)
    }
    guard let number = part.value(as: Int.self), (1...parts).contains(number) else { throw HTTPError(.notFound) }
    let start = (number - 1) * partSize
    return try await document(of: start..<min(start + partSize, count), sections, context)
  }

  /// The pages of one route, and their positions among all.
  private struct Section {
    let route: Route
    let sitemap: Sitemap
    let positions: Range<Int>
  }

  private func sections(in context: WebContext) async throws -> [Section] {
    var sections: [Section] = []
    for route in context.routes.routes {
      guard let sitemap = route.sitemap else { continue }
      let start = sections.last?.positions.upperBound ?? 0
      sections.append(
        Section(route: route, sitemap: sitemap, positions: start..<start + (try await sitemap.count(context))))
    }
    return sections
  }

  private func document(
    of positions: Range<Int>, _ sections: [Section], _ context: WebContext
  ) async throws -> TextReply {
    var document = SitemapDocument(.urlset)
    for section in sections {
      let shared = section.positions.clamped(to: positions)
      guard !shared.isEmpty else { continue }
      let start = section.positions.lowerBound
      for entry in try await section.sitemap.entries(shared.lowerBound - start..<shared.upperBound - start, context) {
        guard let path = section.route.urlPattern.path(arguments: [], keywords: entry.parameters) else {
          throw RoutingError.wrongParameters(
            route: section.route.name ?? section.route.pattern, parameters: entry.parameters.keys.sorted(),
            patterns: ["/" + section.route.pattern])
        }
        document.add(context.origin.siteURL + path, lastModified: entry.lastModified)
      }
    }
    return document.reply
  }

  private func index(of parts: Int, _ context: WebContext) throws -> TextReply {
    var document = SitemapDocument(.sitemapindex)
    let path = try context.origin.path.string(maximumBytes: Self.maximumPathLength)
    for part in 1...parts { document.add("\(context.origin.siteURL)\(path)?p=\(part)") }
    return document.reply
  }
}
