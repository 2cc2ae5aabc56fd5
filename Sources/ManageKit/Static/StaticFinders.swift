/// The places that static files come from, in their order: the first that has a file wins.
struct StaticFinders: Sendable {
  let finders: [any StaticFinder]

  /// The site's `static/` folder, then the files built into the binary, layer by layer. Links in the folder may lead
  /// anywhere below the root, and to these other folders.
  init(root: String, embedded layers: [Resources], linkedFolders: [String] = []) {
    let folder = FolderFinder(
      folder: root == "." ? "static" : root + "/static",
      linkedFolders: [root] + linkedFolders.map { TextFile.resolve($0, below: root) })
    finders =
      [folder] + layers.map { EmbeddedFinder(files: $0.files) }
  }

  /// The file that is served at `path`.
  func find(_ path: String) -> StaticFile? {
    finders.lazy.compactMap { $0.find(path) }.first
  }

  /// All files of that path; the first is served, the others are hidden by it.
  func findAll(_ path: String) -> [StaticFile] {
    finders.compactMap { $0.find(path) }
  }

  /// Every file that is served, by its path. Blocks.
  func files(ignoring patterns: IgnorePatterns) throws(StaticError) -> [StaticFile] {
    var files: [String: StaticFile] = [:]
    for finder in finders {
      for file in try finder.files(ignoring: patterns) {
        let path = files[file.path, default: file].path
        // Equal as texts, but two names on disk and in URLs.
        guard path.utf8.elementsEqual(file.path.utf8) else { throw .namesCollide(path: path) }
        if files[path] == nil { files[path] = file }
      }
    }
    return files.values.sorted { $0.path < $1.path }
  }
}
