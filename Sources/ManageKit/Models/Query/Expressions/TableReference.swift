import Synchronization

/// A table as one query sees it: the query's own, or one that a path of references leads to.
///
///     Post.filter { $0.author.team.name == "red" }
///     // the reference of `name` is the path [author, team]: two joins, made once however often they are named
public struct TableReference: Sendable {
  enum Origin: Sendable, Equatable {
    /// The table of the query whose closure made it; each closure has a number of its own, so that a query nested in
    /// another, of the same table even, never takes the other's columns for its own.
    case query(Int)
    /// A name that the statement itself defines, such as `excluded`.
    case named(String)
  }

  /// One reference followed.
  struct Step: Sendable, Equatable {
    let column: String
    let isNullable: Bool
    let table: String
    let key: String
  }

  let origin: Origin
  let path: [Step]

  private static let count = Atomic(0)

  /// The table of a query, for one closure.
  static func next() -> TableReference {
    TableReference(origin: .query(count.add(1, ordering: .relaxed).newValue), path: [])
  }

  static func named(_ name: String) -> TableReference {
    TableReference(origin: .named(name), path: [])
  }

  func following(_ step: Step) -> TableReference {
    TableReference(origin: origin, path: path + [step])
  }
}
