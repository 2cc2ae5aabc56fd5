public import ManageTemplateEngine

/// The rows of a model that references itself, such as categories within categories, as a tree.
///
///     let tree = ModelTree(try await Category.all.fetch(from: database), parent: \.parent)
///     tree.entries.map { ($0.row.name, $0.depth) }  // [("fruit", 0), ("figs", 1), ("bread", 0)]
public struct ModelTree<Row: Model>: Sendable where Row.ID: Hashable {
  /// A row and how many others it lies within.
  ///
  /// In templates it is the row, with `depth` besides.
  public struct Entry: Sendable {
    /// The row.
    public let row: Row
    /// How many rows are around it: 0 for one that has no parent.
    public let depth: Int
  }

  /// The rows in the order of a table of contents: each is followed by those within it, which keep the order that they
  /// came in. A row whose parent isn't among them is left out, as are those that lie within themselves.
  public let entries: [Entry]

  /// The tree of these rows; `parent` is the key of the row that one lies within.
  public init(_ rows: [Row], parent: (Row) -> Row.ID?) {
    let children = Dictionary(grouping: rows, by: parent)
    func entries(within parent: Row.ID?, _ depth: Int) -> [Entry] {
      children[parent, default: []].flatMap { [Entry(row: $0, depth: depth)] + entries(within: $0.id, depth + 1) }
    }
    self.entries = entries(within: nil, 0)
  }

  /// The row that has this key.
  public subscript(id: Row.ID) -> Entry? {
    entries.first { $0.row.id == id }
  }

  /// The row with this key, followed by those within it; empty if the tree does not have it.
  public func branch(of id: Row.ID) -> [Row] {
    guard let start = entries.firstIndex(where: { $0.row.id == id }) else { return [] }
    let within = entries[start...].dropFirst().prefix { $0.depth > entries[start].depth }
    return [entries[start].row] + within.map(\.row)
  }
}

extension ModelTree.Entry: TemplateObject, TemplateValueConvertible {
  public var templateValue: TemplateValue { .object(self) }

  public func member(_ name: String) -> TemplateValue? {
    name == "depth" ? .int(depth) : row.member(name)
  }
}
