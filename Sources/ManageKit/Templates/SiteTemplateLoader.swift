import Foundation
import ManageTemplateEngine

/// The site's templates: those in its `templates/` folder, then those built into the binary.
struct SiteTemplateLoader: TemplateLoader {
  private let folder: FolderFinder
  private let embedded: [String: EmbeddedFile]

  init(root: String, embedded: [String: EmbeddedFile]) {
    folder = FolderFinder(folder: root + "/templates")
    self.embedded = embedded
  }

  func load(_ name: String) throws -> String? {
    if case .file(let path)? = folder.find(name)?.content { return try String(contentsOfFile: path, encoding: .utf8) }
    return embedded["templates/" + name]?.text
  }

  /// The names of all templates, in their order.
  func names() -> [String] {
    let paths = FileManager.default.enumerator(atPath: folder.folder)?.compactMap { $0 as? String } ?? []
    let files = paths.filter { !Self.isHidden($0) && folder.find($0) != nil }
    let library = embedded.keys.filter { $0.hasPrefix("templates/") }.map { String($0.dropFirst("templates/".count)) }
    return Set(files + library).sorted()
  }

  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") || $0.hasSuffix("~") }
  }
}
