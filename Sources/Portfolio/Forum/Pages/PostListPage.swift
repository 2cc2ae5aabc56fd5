import ManageKit

/// `/forum/` and `/forum/posts/`: the newest posts, or those of a category or a tag, or those that have a text in them.
struct PostListPage: Sendable {
  private static let size = 25
  /// The last page with a number: further ones are found by the key of the last post before them, whose cost doesn't
  /// grow.
  private static let lastNumber = 100

  /// Three statements: the categories, a page of posts with how many there are, and their tags.
  func show(_ request: Request, _ context: WebContext) async throws -> any Reply {
    let categories = try await CategoryTree.load(from: context.database)
    let filter = try PostFilter(context.query, categories)
    if let query = try PostSearch(context.query) {
      return try await found(by: query, filter, categories, context)
    }
    return try await page(filter, categories, context)
  }

  private func page(_ filter: PostFilter, _ categories: CategoryTree, _ context: WebContext) async throws -> Page {
    let after = context.query["after"]?.value(as: Int.self)
    let number = try after == nil ? pageNumber(context.query) : nil
    let offset = ((number ?? 1) - 1) * Self.size
    // One more tells whether there are further ones; the count goes as far as pages have numbers.
    let posts = filter.ordered(after: after).limit(Self.size + 1, offset: offset)
    let count = filter.posts.select { $0.id }.limit(Self.lastNumber * Self.size + 1).count()
    let rows = try await PostSummary.load(posts, counting: count, from: context.database)
    guard !rows.isEmpty || number == 1 else { throw HTTPError(.notFound) }
    var found = rows.prefix(Self.size).map(\.0)
    try await PostSummary.addTags(to: &found, from: context.database)
    let pagination = number.map {
      Pagination(page: $0, of: rows.first?.1 ?? 0, size: Self.size, limit: Self.lastNumber)
    }
    let isBeyondNumbers = number == nil || number == Self.lastNumber
    let next = rows.count > Self.size && isBeyondNumbers ? found.last?.id : nil
    return page(found, filter, categories, ["pagination": pagination, "after": next], context)
  }

  private func found(
    by search: PostSearch, _ filter: PostFilter, _ categories: CategoryTree, _ context: WebContext
  ) async throws -> Page {
    var found = try await search.newest(Self.size, of: filter.posts, in: context.database)
    try await PostSummary.addTags(to: &found, from: context.database)
    return page(
      found, filter, categories,
      ["search": search.text, "is_too_short": search.isTooShort, "is_full": found.count == Self.size], context)
  }

  private func page(
    _ posts: [PostSummary], _ filter: PostFilter, _ categories: CategoryTree,
    _ others: [String: any TemplateValueConvertible], _ context: WebContext
  ) -> Page {
    var values: [String: any TemplateValueConvertible] = [
      "posts": posts.map { TemplateValue.object($0) },
      "categories": categories.entries.map { TemplateValue.object($0) },
      "category": filter.category.map { TemplateValue.object($0) }, "tag": filter.tag, "sort": filter.sort.rawValue,
      "may": Role(of: context.user, towards: nil),
    ]
    values.merge(others) { $1 }
    return Page("forum/list.html", values)
  }

  /// The page's number; a 404 for one that no page has.
  private func pageNumber(_ query: FormData) throws -> Int {
    guard let text = query["page"], !text.isEmpty else { return 1 }
    guard let number = text.value(as: Int.self), (1...Self.lastNumber).contains(number) else {
      throw HTTPError(.notFound)
    }
    return number
  }
}
