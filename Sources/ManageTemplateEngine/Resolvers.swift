/// Answers `{% url %}`.
public protocol URLResolver: Sendable {
  /// The path of a named route, or nil where no route of that name takes these arguments.
  func url(
    named name: String, arguments: [TemplateValue], keywordArguments: [(String, TemplateValue)]
  ) throws -> String?
}

/// Answers `{% static %}`.
public protocol StaticResolver: Sendable {
  /// The URL of a static file, from its path below the static folder.
  func staticURL(for path: String) throws -> String
}
