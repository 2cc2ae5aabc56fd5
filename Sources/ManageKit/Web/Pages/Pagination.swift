import ManageTemplateEngine

/// One page of a list that is shown in pages, and the numbers near it to link to; its names are those of Django's
/// `Paginator` and `Page`.
///
///     let pagination = Pagination(page: 7, of: 1000, size: 25)
///     // {% for number in pagination.page_range %}…{% endfor %} goes from 4 to 10
public struct Pagination: Sendable, Equatable {
  /// The page's number, from 1.
  public let number: Int
  /// How many pages there are, at least one.
  public let pageCount: Int
  /// The numbers to link to.
  public let range: ClosedRange<Int>

  /// The place of page `number` among those of `count` rows, `size` a page.
  ///
  /// - Parameters:
  ///   - window: how many numbers to show on either side of the page's own.
  ///   - limit: the most pages; nil for as many as there are.
  public init(page number: Int, of count: Int, size: Int, window: Int = 3, limit: Int? = nil) {
    let pages = max(1, (count + size - 1) / size)
    pageCount = min(pages, limit ?? pages)
    self.number = min(max(1, number), pageCount)
    range = max(1, self.number - window)...min(pageCount, self.number + window)
  }
}

extension Pagination: TemplateObject, TemplateValueConvertible {
  public var templateValue: TemplateValue { .object(self) }

  /// Django's members: `number`, `num_pages`, `page_range`, `has_previous`, `previous_page_number`, `has_next`,
  /// `next_page_number` and `has_other_pages`.
  public func member(_ name: String) -> TemplateValue? {
    switch name {
    case "number": .int(number)
    case "num_pages": .int(pageCount)
    case "page_range": .array(range.map { .int($0) })
    case "has_previous": .bool(number > 1)
    case "has_next": .bool(number < pageCount)
    case "has_other_pages": .bool(pageCount > 1)
    case "previous_page_number": number > 1 ? .int(number - 1) : .null
    case "next_page_number": number < pageCount ? .int(number + 1) : .null
    default: nil
    }
  }
}
