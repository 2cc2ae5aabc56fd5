/// A site's static files, ready to be published.
struct CollectedFiles: Sendable {
  /// First those that refer to nothing, each other one after those that it refers to, then copies by plain names.
  let files: [CollectedFile]
  /// Which name each file is published by; nil where names have no hashes.
  let manifest: StaticManifest?
  /// Problems that were only warned about.
  let warnings: [String]

  /// Puts files in their order.
  init(_ files: [CollectedFile], hasManifest: Bool, warnings: [String] = []) {
    self.files = files.sorted { ($0.level, $0.publishedPath) < ($1.level, $1.publishedPath) }
    manifest = hasManifest ? StaticManifest(files) : nil
    self.warnings = warnings
  }

  /// Files that are in their order.
  init(_ files: [CollectedFile], manifest: StaticManifest?, warnings: [String]) {
    self.files = files
    self.manifest = manifest
    self.warnings = warnings
  }
}

extension Sequence<CollectedFile> {
  /// The files of each level, those that refer to nothing first.
  var byLevel: [[CollectedFile]] {
    Dictionary(grouping: self, by: \.level).sorted { $0.key < $1.key }.map(\.value)
  }
}
