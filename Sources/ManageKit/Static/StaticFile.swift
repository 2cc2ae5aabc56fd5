import Foundation

/// A static file that a finder found.
struct StaticFile: Sendable {
  /// Where its content is.
  enum Content: Sendable {
    case file(path: String)
    case embedded(EmbeddedFile)
  }

  /// The path below the static folder, such as `css/site.css`.
  let path: String
  let content: Content

  /// Where it lies, for people.
  var location: String {
    switch content {
    case .file(let path): path
    case .embedded: "static/\(path) (embedded in manage)"
    }
  }
}
