import ManageKit

/// The service that keeps visitors' comments: giscus, in a repository's discussions on GitHub, or Disqus.
enum CommentService: Sendable {
  case giscus(repository: String, repositoryID: String, category: String, categoryID: String)
  case disqus(shortname: String)

  /// The service that the settings name, giscus before Disqus; nil where they name none.
  init?(_ settings: Settings) {
    guard let values = try? settings.values(of: .comments) else { return nil }
    func value(_ key: String) -> String? { try? values[key] }
    if let repository = value("GISCUS_REPO"), let repositoryID = value("GISCUS_REPO_ID"),
      let category = value("GISCUS_CATEGORY"), let categoryID = value("GISCUS_CATEGORY_ID")
    {
      self = .giscus(
        repository: repository, repositoryID: repositoryID, category: category, categoryID: categoryID)
    } else if let shortname = value("DISQUS_SHORTNAME") {
      self = .disqus(shortname: shortname)
    } else {
      return nil
    }
  }

  /// Lets a page load what the service consists of.
  func allow(in policy: ContentSecurityPolicy) throws {
    switch self {
    case .giscus:
      try policy.allow("https://giscus.app", for: .scripts, .styles, .frames)
    case .disqus(let shortname):
      try policy.allow("https://\(shortname).disqus.com", for: .scripts, .images)
      try policy.allow("https://c.disquscdn.com", for: .scripts, .styles, .images)
      try policy.allow("https://disqus.com", for: .scripts, .frames, .connections)
    }
  }

  /// `{{ comments.giscus.repository }}` and so on, or `{{ comments.disqus.shortname }}`.
  var templateValue: TemplateValue {
    switch self {
    case .giscus(let repository, let repositoryID, let category, let categoryID):
      [
        "giscus": [
          "repository": .string(repository), "repository_id": .string(repositoryID), "category": .string(category),
          "category_id": .string(categoryID),
        ]
      ]
    case .disqus(let shortname): ["disqus": ["shortname": .string(shortname)]]
    }
  }
}
