/// The facts about a file that its name depends on: its digests, and the files that it refers to.
struct FileInspection: Sendable {
  /// A reference that leads to a file.
  struct Link: Sendable {
    let reference: Reference
    let url: ReferenceURL
    /// The file's number among those that are collected.
    let target: Int

    /// The reference with the new name of the file that it leads to.
    func edit(_ publishedPath: String) -> Rewriting.Edit {
      Rewriting.Edit(range: reference.range, text: reference.form.text(url.renamed(to: publishedPath)))
    }
  }

  let facts: FileFacts
  private(set) var links: [Link] = []
  private(set) var missing: [MissingReference] = []

  var size: Int { facts.size }
  var digests: ContentDigests { facts.digests }

  /// Follows what a file refers to; `index` has the numbers of the files by their paths.
  init(_ file: StaticFile, _ facts: FileFacts, in index: [String: Int]) {
    self.facts = facts
    for mention in facts.mentions {
      let reference = mention.reference
      let urls = ReferenceURL.all(of: reference, in: file.path)
      let found = urls.lazy.compactMap { url in url.path.flatMap { index[$0] }.map { (url, $0) } }.first
      if let (url, target) = found {
        links.append(Link(reference: reference, url: url, target: target))
      } else if let url = urls.first {
        missing.append(
          MissingReference(
            file: file.location, line: mention.line, url: reference.url, path: url.path,
            isForgiven: reference.form.isForgiven))
      }
    }
  }
}
