/// Gives files their names, each after those that it refers to.
struct HashedNaming: Sendable {
  private let sources: [StaticFile]
  private let inspections: [FileInspection]
  private let cache: CollectionCache
  private var names: [String]
  private(set) var files: [CollectedFile] = []

  init(sources: [StaticFile], inspections: [FileInspection], cache: CollectionCache) {
    self.cache = cache
    self.sources = sources
    self.inspections = inspections
    names = sources.map(\.path)
  }

  /// Keeps a file's name for those that refer to it.
  mutating func add(_ file: CollectedFile, at number: Int) {
    names[number] = file.publishedPath
    files.append(file)
  }

  /// The files of a component as they are published; those that it refers to have their names. Blocks.
  ///
  /// The name of a file in a circle can't come from its content, which holds names of the circle. It comes from its
  /// path and all contents of the circle, in which references within the circle are as they were written: it changes
  /// with any of them and with nothing else. Django gives up on circles.
  func files(of component: ReferenceGraph.Component) throws(StaticError) -> [(number: Int, file: CollectedFile)] {
    guard component.isCycle else {
      return try component.members.map { (number) throws(StaticError) in (number, try file(number, component.level)) }
    }
    let inside = Set(component.members)
    var together = ContentDigests.Hasher()
    for number in component.members {
      let bytes = try rewritten(number, rewriting(number) { inside.contains($0) ? nil : names[$0] })
      Array("\(sources[number].path)\0\(bytes.count)\0".utf8).withUnsafeBytes { together.update($0) }
      bytes.withUnsafeBytes { together.update($0) }
    }
    let hash = together.finish().nameHash
    let newNames = Dictionary(
      uniqueKeysWithValues: component.members.map { ($0, Self.name(of: sources[$0].path, inCircle: hash)) })
    return try component.members.map { (number) throws(StaticError) in
      let rewriting = rewriting(number) { newNames[$0] ?? names[$0] }
      let bytes = try rewritten(number, rewriting)
      let file = CollectedFile(
        sources[number], publishedPath: newNames[number] ?? names[number], level: component.level, size: bytes.count,
        digests: ContentDigests(of: bytes), rewriting: rewriting)
      return (number, file)
    }
  }

  private static func name(of path: String, inCircle hash: String) -> String {
    HashedName.of(path, hash: ContentDigests(of: Array("\(hash)\0\(path)".utf8)).nameHash)
  }

  private func file(_ number: Int, _ level: Int) throws(StaticError) -> CollectedFile {
    let (source, inspection) = (sources[number], inspections[number])
    guard !inspection.links.isEmpty else {
      let name = HashedName.of(source.path, hash: inspection.digests.nameHash)
      return CollectedFile(source, publishedPath: name, size: inspection.size, digests: inspection.digests)
    }
    let rewriting = rewriting(number) { names[$0] }
    let facts = try cache.facts(of: rewriting, to: inspection.digests) { () throws(StaticError) in
      let bytes = try rewritten(number, rewriting)
      return FileFacts(size: bytes.count, digests: ContentDigests(of: bytes))
    }
    return CollectedFile(
      source, publishedPath: HashedName.of(source.path, hash: facts.digests.nameHash), level: level, size: facts.size,
      digests: facts.digests, rewriting: rewriting)
  }

  /// The names that `name` gives to those that a file refers to; nil leaves a reference as it is.
  private func rewriting(_ number: Int, _ name: (Int) -> String?) -> Rewriting {
    Rewriting(edits: inspections[number].links.compactMap { link in name(link.target).map(link.edit) })
  }

  /// A file's content with other names in it.
  private func rewritten(_ number: Int, _ rewriting: Rewriting) throws(StaticError) -> [UInt8] {
    let source = sources[number]
    let original = try source.bytes()
    guard inspections[number].digests.match(original) else { throw .changed(path: source.location) }
    return rewriting.apply(to: original)
  }
}
