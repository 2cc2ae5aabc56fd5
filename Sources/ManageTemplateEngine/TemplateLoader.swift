/// Finds a template's source by its name.
public protocol TemplateLoader: Sendable {
  /// The source, or nil where there is no template of that name.
  func load(_ name: String) throws -> String?
}

/// Templates in memory.
public struct DictionaryLoader: TemplateLoader {
  private let templates: [String: String]

  /// Makes a loader of sources by name.
  public init(_ templates: [String: String]) {
    self.templates = templates
  }

  /// The source of a name.
  public func load(_ name: String) -> String? { templates[name] }
}
