import ManageGroundwork

/// Finds a site's static files, names them by their content, and makes the references between them follow.
struct StaticCollector: Sendable {
  let finders: StaticFinders
  let options: CollectOptions
  /// Knows files that were read before.
  var cache = CollectionCache()

  /// The files as they are to be published; nothing is written. The time is linear in their bytes, and of their
  /// contents no more is held in memory than what the threads are at.
  ///
  /// Throws `StaticError`.
  func collect() async throws -> CollectedFiles {
    let patterns = IgnorePatterns(options.ignored, andStandard: options.ignoresStandard)
    let sources = try await BlockingCall.run { [finders] in try finders.files(ignoring: patterns) }
    let facts = try await map(sources) { [cache, options] in try cache.facts(of: $0, findsReferences: options.hashes) }
    guard options.hashes else {
      return try Self.collected(zip(sources, facts).map { Self.plain($0, $1) }, hasManifest: false)
    }
    let index = Dictionary(zip(sources.map(\.path), sources.indices)) { first, _ in first }
    let inspections = zip(sources, facts).map { FileInspection($0, $1, in: index) }
    let warnings = try warnings(of: inspections, sources)
    let hashed = try await named(sources, inspections)
    guard options.keepsPlain else { return try Self.collected(hashed, hasManifest: true, warnings: warnings) }
    let level = (hashed.map(\.level).max() ?? 0) + 1
    let plain = zip(sources, facts).map { Self.plain($0, $1, level: level) }
    return try Self.collected(hashed + plain, hasManifest: true, warnings: warnings)
  }

  private func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item) throws -> Result
  ) async throws -> [Result] {
    try await WorkerThreads.map(items, width: options.jobs, body)
  }

  private static func plain(_ source: StaticFile, _ facts: FileFacts, level: Int = 0) -> CollectedFile {
    CollectedFile(source, publishedPath: source.path, level: level, size: facts.size, digests: facts.digests)
  }

  private static func collected(
    _ files: [CollectedFile], hasManifest: Bool, warnings: [String] = []
  ) throws(StaticError) -> CollectedFiles {
    for file in files where !file.isHashed && ReservedName.contains(file.publishedPath) {
      throw .nameReserved(path: file.location, publishedPath: file.publishedPath)
    }
    return CollectedFiles(files, hasManifest: hasManifest, warnings: warnings)
  }

  private func warnings(of inspections: [FileInspection], _ sources: [StaticFile]) throws(StaticError) -> [String] {
    let missing = Self.suggesting(sources, for: inspections.flatMap(\.missing))
    let damaged = zip(sources, inspections).compactMap { source, inspection in
      inspection.facts.badByte.map { StaticError.notUTF8(path: source.location, offset: $0) }
    }
    if options.isStrict {
      if let first = damaged.first { throw first }
      let needed = missing.filter { !$0.isForgiven }
      guard needed.isEmpty else { throw .missingReferences(needed) }
    }
    return missing.map(\.description) + damaged.map { "\($0.description): its references stay as they are" }
  }

  /// The references, with files that differ from what they name only in capitals.
  private static func suggesting(_ sources: [StaticFile], for missing: [MissingReference]) -> [MissingReference] {
    guard !missing.isEmpty else { return [] }
    let paths = Dictionary(sources.map { ($0.path.lowercased(), $0.path) }) { first, _ in first }
    return missing.map { reference in
      var reference = reference
      reference.suggestion = reference.path.flatMap { paths[$0.lowercased()] }
      return reference
    }
  }

  /// Names the files level by level, since the name of a file depends on the names that it holds.
  private func named(_ sources: [StaticFile], _ inspections: [FileInspection]) async throws -> [CollectedFile] {
    let graph = ReferenceGraph(targets: inspections.map { $0.links.map(\.target) })
    var naming = HashedNaming(sources: sources, inspections: inspections, cache: cache)
    let levels = Dictionary(grouping: graph.components, by: \.level).sorted { $0.key < $1.key }
    for (_, components) in levels {
      for file in try await map(components, { [naming] in try naming.files(of: $0) }).joined() {
        naming.add(file.file, at: file.number)
      }
    }
    return naming.files
  }
}
