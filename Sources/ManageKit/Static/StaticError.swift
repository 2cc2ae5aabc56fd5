/// Why static files can't be collected or named, as one line.
enum StaticError: Error, Equatable, Sendable {
  /// A folder of static files can't be listed.
  case folderUnreadable(path: String, reason: String)
  /// A file can't be read.
  case fileUnreadable(path: String, reason: String)
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
  /// A link leads out of the folder that it lies in.
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
  /// A file or folder can't be written.
  case unwritable(path: String, reason: String)
  /// A manifest isn't one that can be used.
  case invalidManifest(name: String, reason: String)
  /// There is no manifest, neither local nor, where a bucket is set, in the bucket.
  case noManifest(places: String)
  /// A page names a static file that wasn't collected.
  case notInManifest(path: String)
}

/// A reference to a file that isn't there.
struct MissingReference: Equatable, Sendable, CustomStringConvertible {
  /// Where the stylesheet or script lies.
  let file: String
  let line: Int
  /// As it is written there.
  let url: String

  var description: String { "\(file):\(line) refers to '\(url)', which is not there" }
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
    case .linkLeadsOut(let path, let target): "the link \(path) leads out of its static folder, to \(target)"
    case .linkDangling(let path): "the link \(path) leads nowhere"
    case .linkLoops(let path): "the link \(path) leads to a folder that it lies in"
    case .notRegularFile(let path): "\(path) is not a regular file"
    case .notUTF8(let path, let offset): "\(path) is not UTF-8 (at byte \(offset))"
    case .missingReferences(let missing): Self.list(missing)
    case .unwritable(let path, let reason): "cannot write \(path): \(reason)"
    case .invalidManifest(let name, let reason): "\(name) is not a manifest of static files: \(reason)"
    case .noManifest(let places): "the static files are not collected: there is no manifest \(places)"
    case .notInManifest(let path): "the manifest of static files has no '\(path)'"
    }
  }

  var hint: String? {
    switch self {
    case .folderUnreadable, .fileUnreadable, .unwritable: "check the rights and the space on the disk"
    case .vanished, .changed: "run collectstatic again once nothing writes to the static folders"
    case .namesCollide: "rename one of them"
    case .nameNotUTF8, .nameNotUsable, .nameReserved: "rename it, or leave it out with --ignore"
    case .linkLeadsOut: "put the file itself there, or leave the link out with --ignore"
    case .linkDangling, .linkLoops, .notRegularFile: "remove it, or leave it out with --ignore"
    case .notUTF8: "save it as UTF-8, or publish it as it is with --no-strict"
    case .missingReferences: "add the files or correct the references; --no-strict only warns"
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
