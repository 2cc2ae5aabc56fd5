/// The compressed copies that a site's author made, such as `app.js.gz` next to `app.js`: a web server would send them in
/// place of files that have changed since.
struct CompressedCopies {
  /// All files but copies in whose place others are made here.
  private(set) var others: [CollectedFile] = []
  private(set) var warnings: [String] = []

  private static let suffixes = [".gz", ".br"]

  /// Looks through files; `madeHere` says of which copies are made anyway. Blocks.
  ///
  /// Throws `StaticError.staleCopy` for a copy that would be sent and isn't of its file.
  init(_ files: [CollectedFile], madeHere: (CollectedFile) -> Bool) throws(StaticError) {
    let byName = Dictionary(files.map { ($0.publishedPath, $0) }) { first, _ in first }
    for file in files {
      guard let suffix = Self.suffixes.first(where: { file.publishedPath.hasSuffix($0) }),
        let original = byName[String(file.publishedPath.dropLast(suffix.count))]
      else {
        others.append(file)
        continue
      }
      if madeHere(original) {
        warnings.append("\(file.location) is left out: a copy of \(original.location) is made in its place")
        continue
      }
      if suffix == ".gz", !Gzip.isCompressed(try file.content(), of: try original.content()) {
        throw .staleCopy(path: file.location, of: original.location)
      }
      others.append(file)
    }
  }
}
