import ManageGroundwork

/// Which migration depends on which, and so in what order they run.
///
/// Each depends on the one before it in its app, and on those that its `depends` lines name. Repeatable ones come last,
/// when all tables are there.
package struct MigrationGraph: Sendable {
  /// Every migration after those that it depends on; otherwise by app and name.
  package let migrations: [Migration]
  let dialect: Dialect

  private let byID: [MigrationID: Migration]
  private let parents: [MigrationID: [MigrationID]]
  /// By a migration that was squashed, the one that stands for it.
  private let successors: [MigrationID: MigrationID]

  /// Throws `MigrationError.unknownDependency` and `cycle`.
  init(_ migrations: [Migration], dialect: Dialect) throws {
    self.dialect = dialect
    let byID = Dictionary(migrations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let successors = Dictionary(migrations.flatMap { new in new.replaced.map { ($0, new.id) } }) { first, _ in first }
    let parents = try Self.parents(of: migrations, known: byID, successors)
    var order = TopologicalOrder(parents: parents)
    do throws(TopologicalOrder.Cycle) {
      let sorted = try order.sorted(byID.keys.sorted()).compactMap { byID[$0] }
      self.migrations = sorted.filter { !$0.id.isRepeatable } + sorted.filter(\.id.isRepeatable)
    } catch {
      throw MigrationError.cycle(error.ids, paths: error.ids.dropLast().compactMap { byID[$0]?.path })
    }
    self.byID = byID
    self.parents = parents
    self.successors = successors
  }

  /// The apps that have migrations, sorted.
  package var apps: [String] { Set(migrations.map(\.id.app)).sorted() }

  subscript(id: MigrationID) -> Migration? { byID[id] }

  /// The dependencies that the file of `migration` names.
  func namedDependencies(of migration: Migration) -> [MigrationID] {
    migration.dependencies.map { successors[$0.id] ?? $0.id }
  }

  /// The direct dependencies of `id`.
  func dependencies(of id: MigrationID) -> [MigrationID] { parents[id] ?? [] }

  /// `ids` and all that they depend on.
  func ancestors(of ids: some Sequence<MigrationID>) -> Set<MigrationID> {
    var found = Set(ids)
    for migration in migrations.reversed() where found.contains(migration.id) {
      found.formUnion(dependencies(of: migration.id))
    }
    return found
  }

  /// `ids` and all that depend on them.
  func dependents(of ids: some Sequence<MigrationID>) -> Set<MigrationID> {
    var found = Set(ids)
    for migration in migrations where !found.isDisjoint(with: dependencies(of: migration.id)) {
      found.insert(migration.id)
    }
    return found
  }

  /// Neighbours of one app between whose four-digit numbers another is missing.
  var gaps: [(before: Migration, after: Migration)] {
    let sorted = migrations.sorted { $0.id < $1.id }
    return zip(sorted, sorted.dropFirst()).filter { before, after in
      guard before.id.app == after.id.app, before.id.number.utf8.count == 4, after.id.number.utf8.count == 4,
        let lower = Int(before.id.number), let upper = Int(after.id.number)
      else { return false }
      return upper > lower + 1
    }
  }

  /// The migrations of an app, in their order. Throws `MigrationError.unknownApp`.
  func migrations(of app: String) throws -> [Migration] {
    let found = migrations.filter { $0.id.app == app }
    guard !found.isEmpty else {
      throw MigrationError.unknownApp(app, known: apps, nearest: Suggestion.nearest(to: app, in: apps))
    }
    return found
  }

  /// The one migration of `app` that is named so or whose name starts so.
  ///
  /// Throws `MigrationError.unknownApp`, `unknownName` and `ambiguousName`.
  func migration(of app: String, named name: String) throws -> Migration {
    let all = try migrations(of: app)
    let candidates = all.filter { $0.id.name.hasPrefix(name) }
    if let exact = candidates.first(where: { $0.id.name == name }) { return exact }
    guard let first = candidates.first else {
      throw MigrationError.unknownName(app: app, name: name, known: all.map(\.id.name))
    }
    guard candidates.count == 1 else {
      throw MigrationError.ambiguousName(app: app, name: name, candidates: candidates.map(\.id.name))
    }
    return first
  }

  private static func parents(
    of migrations: [Migration], known: [MigrationID: Migration], _ successors: [MigrationID: MigrationID]
  ) throws -> [MigrationID: [MigrationID]] {
    var parents: [MigrationID: [MigrationID]] = [:]
    var previous: MigrationID?
    for migration in migrations.sorted(by: { $0.id < $1.id }) {
      for dependency in migration.dependencies
      where known[successors[dependency.id] ?? dependency.id] == nil
        || (dependency.id.isRepeatable && !migration.id.isRepeatable)
      {
        let nearest = Suggestion.nearest(to: "\(dependency.id)", in: known.keys.map(\.description).sorted())
        throw MigrationError.unknownDependency(
          path: migration.path, line: dependency.line, dependency: dependency.id, nearest: nearest)
      }
      let before = previous.flatMap { $0.app == migration.id.app ? [$0] : nil } ?? []
      parents[migration.id] = (before + migration.dependencies.map { successors[$0.id] ?? $0.id }).sorted()
      if !migration.id.isRepeatable { previous = migration.id }
    }
    return parents
  }
}

/// A depth-first walk that puts each after its parents.
private struct TopologicalOrder {
  struct Cycle: Error {
    let ids: [MigrationID]
  }

  let parents: [MigrationID: [MigrationID]]
  private var order: [MigrationID] = []
  private var done: Set<MigrationID> = []
  private var path: [MigrationID] = []

  init(parents: [MigrationID: [MigrationID]]) {
    self.parents = parents
  }

  mutating func sorted(_ ids: [MigrationID]) throws(Cycle) -> [MigrationID] {
    for id in ids { try visit(id) }
    return order
  }

  private mutating func visit(_ id: MigrationID) throws(Cycle) {
    guard !done.contains(id) else { return }
    if let start = path.firstIndex(of: id) { throw Cycle(ids: path[start...] + [id]) }
    path.append(id)
    for parent in parents[id] ?? [] { try visit(parent) }
    path.removeLast()
    done.insert(id)
    order.append(id)
  }
}
