import Foundation
import TemplateEngine

/// The site's templates: those in its `templates/` folder, then its apps', then what the library brings.
struct SiteTemplateLoader: TemplateLoader {
  private let folders: [FolderFinder]
  private let embedded: [String: EmbeddedFile]

  init(root: String, appFolders: [String] = [], embedded: [String: EmbeddedFile]) {
    folders = ([root + "/templates"] + appFolders).map(FolderFinder.init)
    self.embedded = embedded
  }

  func load(_ name: String) throws -> String? {
    if case .file(let path)? = folders.lazy.compactMap({ $0.find(name)?.content }).first {
      return try String(contentsOfFile: path, encoding: .utf8)
    }
    guard case .text(let text)? = embedded["templates/" + name] else { return nil }
    return text
  }

  /// The names of all templates, in their order.
  func names() -> [String] {
    let files = folders.flatMap { folder in
      let paths = FileManager.default.enumerator(atPath: folder.folder)?.compactMap { $0 as? String } ?? []
      return paths.filter { !Self.isHidden($0) && folder.find($0) != nil }
    }
    let library = embedded.keys.filter { $0.hasPrefix("templates/") }.map { String($0.dropFirst("templates/".count)) }
    return Set(files + library).sorted()
  }

  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") || $0.hasSuffix("~") }
  }
}
