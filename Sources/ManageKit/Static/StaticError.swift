/// Why static files can't be collected or named, as one line.
enum StaticError: Error, Equatable, Sendable {
  /// A folder of static files can't be listed.
  case folderUnreadable(path: String, reason: SystemReason)
  /// A file can't be read.
  case fileUnreadable(path: String, reason: SystemReason)
  /// A file was there when its folder was listed.
  case vanished(path: String)
  /// A file grew, shrank or changed while it was collected.
  case changed(path: String)
  /// A name isn't UTF-8, so that no URL can be made of it; its other bytes are shown as `\xE9`.
  case nameNotUTF8(path: String)
  /// A name has a control character or a backslash, which URLs don't carry; they are shown as `\x01`.
  case nameNotUsable(path: String)
  /// Two names differ only in how their letters are composed (Unicode normalisation).
  case namesCollide(path: String)
  /// A file would be published in the place of a manifest.
  case nameReserved(path: String, publishedPath: String)
  /// A link leads out of the site's root, and to no folder that the site lists.
  case linkLeadsOut(path: String, target: String)
  /// A link leads nowhere.
  case linkDangling(path: String)
  /// A link leads to a folder that it lies in.
  case linkLoops(path: String)
  /// A socket, a pipe or a device.
  case notRegularFile(path: String)
  /// A stylesheet or script isn't UTF-8, from this byte on.
  case notUTF8(path: String, offset: Int)
  /// Stylesheets and scripts refer to files that aren't there.
  case missingReferences([MissingReference])
  /// A compressed copy isn't of the file that it stands next to.
  case staleCopy(path: String, of: String)
  /// A file or folder can't be written.
  case unwritable(path: String, reason: SystemReason)
  /// A manifest isn't one that can be used.
  case invalidManifest(name: String, reason: String)
  /// There is no manifest, neither local nor, where a bucket is set, in the bucket.
  case noManifest(places: String)
  /// A page names a static file that wasn't collected.
  case notInManifest(path: String)
}

extension StaticError: ExplainedError {
  var description: String {
    switch self {
    case .folderUnreadable(let path, let reason): "cannot list \(path): \(reason)"
    case .fileUnreadable(let path, let reason): "cannot read \(path): \(reason)"
    case .vanished(let path): "\(path) vanished while it was collected"
    case .changed(let path): "\(path) changed while it was collected"
    case .nameNotUTF8(let path): "the name of \(path) is not UTF-8"
    case .nameNotUsable(let path): "the name of \(path) has a control character or a backslash, which no URL carries"
    case .namesCollide(let path): "two names are both written \(path), in composed and in separate letters"
    case .nameReserved(let path, let publishedPath):
      "\(path) would be published as \(publishedPath), which is the name of a manifest"
    case .linkLeadsOut(let path, let target): "the link \(path) leads out of the site, to \(target)"
    case .linkDangling(let path): "the link \(path) leads nowhere"
    case .linkLoops(let path): "the link \(path) leads to a folder that it lies in"
    case .notRegularFile(let path): "\(path) is not a regular file"
    case .notUTF8(let path, let offset): "\(path) is not UTF-8 (at byte \(offset))"
    case .missingReferences(let missing): Self.list(missing)
    case .staleCopy(let path, let original): "\(path) is not a copy of \(original) as it is now"
    case .unwritable(let path, let reason): "cannot write \(path): \(reason)"
    case .invalidManifest(let name, let reason): "\(name) is not a manifest of static files: \(reason)"
    case .noManifest(let places): "the static files are not collected: there is no manifest \(places)"
    case .notInManifest(let path): "the manifest of static files has no '\(path)'"
    }
  }

  var hint: String? {
    switch self {
    case .folderUnreadable(_, let reason), .fileUnreadable(_, let reason), .unwritable(_, let reason): reason.hint
    case .vanished, .changed: "run collectstatic again once nothing writes to the static folders"
    case .namesCollide: "rename one of them"
    case .nameNotUTF8, .nameNotUsable, .nameReserved: "rename it, or leave it out with --ignore"
    case .linkLeadsOut:
      "name its folder in Site(linkedFolders:), put the file itself there, or leave it out with --ignore"
    case .linkDangling, .linkLoops, .notRegularFile: "remove it, or leave it out with --ignore"
    case .notUTF8: "save it as UTF-8, or publish it as it is with --no-strict"
    case .missingReferences: "add the files or correct the references; --no-strict only warns"
    case .staleCopy: "compress it again, remove it, or leave it out with --ignore"
    case .invalidManifest: "run 'manage collectstatic' to write it again"
    case .noManifest, .notInManifest: "run 'manage collectstatic' with the same --settings"
    }
  }

  private static func list(_ missing: [MissingReference]) -> String {
    let shown = missing.prefix(10)
    let rest = missing.count - shown.count
    return shown.map(\.description).joined(separator: "; ") + (rest > 0 ? " (and \(rest) more like it)" : "")
  }
}
