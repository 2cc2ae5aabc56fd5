extension String {
  /// The property's name in snake case: `createdAt` is `created_at`, `htmlURLPath` is `html_url_path`.
  var snakeCased: String {
    replacing(/([^\p{Lu}_])(\p{Lu})/) { "\($0.1)_\($0.2)" }
      .replacing(/(\p{Lu})(\p{Lu}\p{Ll})/) { "\($0.1)_\($0.2)" }
      .lowercased()
  }

  /// The property's name as people read it, Django's `verbose_name`: `createdAt` is `created at`.
  var words: String { snakeCased.replacing("_", with: " ") }
}
