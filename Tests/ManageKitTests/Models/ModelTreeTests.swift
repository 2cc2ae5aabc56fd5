import ManageKit
import Testing

@Suite("The tree of a model that references itself")
struct ModelTreeTests {
  private static let tree = ModelTree(
    [
      Shelf(id: 1, name: "bread", parent: nil), Shelf(id: 2, name: "figs", parent: 3),
      Shelf(id: 3, name: "fruit", parent: nil), Shelf(id: 4, name: "dried", parent: 2),
      Shelf(id: 5, name: "lost", parent: 9), Shelf(id: 6, name: "circle", parent: 6),
    ], parent: \.parent)

  @Test("goes as a table of contents does, without rows that no root leads to")
  func order() {
    #expect(Self.tree.entries.map(\.row.name) == ["bread", "fruit", "figs", "dried"])
    #expect(Self.tree.entries.map(\.depth) == [0, 0, 1, 2])
  }

  @Test(
    "a branch is a row and those within it", arguments: [(1, ["bread"]), (3, ["fruit", "figs", "dried"]), (7, [])])
  func branch(id: Int, names: [String]) {
    #expect(Self.tree.branch(of: id).map(\.name) == names)
    #expect(Self.tree[id]?.row.name == names.first)
  }

  @Test("templates see the row and its depth")
  func template() {
    let entry = Self.tree[4]
    #expect(entry?.member("name")?.text == "dried" && entry?.member("depth")?.text == "2")
  }
}

@Model("shelf")
private struct Shelf {
  @ID let id: Int
  var name: String
  @References(Shelf.self, onDelete: .cascade) var parent: Shelf.ID?
}
