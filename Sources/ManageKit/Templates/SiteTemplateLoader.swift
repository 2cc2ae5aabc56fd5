import Foundation
import TemplateEngine

/// The site's templates: those in its `templates/` folder, then what the library brings.
struct SiteTemplateLoader: TemplateLoader {
  private let folder: FolderFinder
  private let embedded: [String: EmbeddedFile]

  init(root: String, embedded: [String: EmbeddedFile]) {
    folder = FolderFinder(folder: root + "/templates")
    self.embedded = embedded
  }

  func load(_ name: String) throws -> String? {
    if case .file(let path)? = folder.find(name)?.content {
      return try String(contentsOfFile: path, encoding: .utf8)
    }
    guard case .text(let text)? = embedded["templates/" + name] else { return nil }
    return text
  }
}

/// The URLs of static files below one prefix.
struct StaticURLs: StaticResolver {
  let prefix: String

  func staticURL(for path: String) -> String {
    let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: ":"))
    return prefix + (path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path)
  }
}
