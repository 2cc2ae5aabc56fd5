import ManageKit
import Testing

@Suite("The pages of a list")
struct PaginationTests {
  @Test(
    "three numbers stand on either side, as far as there are pages",
    arguments: [(1, 1...4), (7, 4...10), (40, 37...40), (99, 37...40)])
  func window(page: Int, range: ClosedRange<Int>) {
    #expect(Pagination(page: page, of: 1000, size: 25).range == range)
  }

  @Test("an empty list has one page, and a long one as many as the limit allows")
  func pages() {
    #expect(Pagination(page: 1, of: 0, size: 25).pageCount == 1)
    #expect(Pagination(page: 1, of: 26, size: 25).pageCount == 2)
    #expect(Pagination(page: 1, of: 1000, size: 25, limit: 10).pageCount == 10)
  }
}
