extension EnvironmentContract {
  /// The text of `.env.example`: required keys as placeholders, optional ones as comments with their defaults.
  public func exampleFile() -> String {
    let introduction = """
      # Copy to .env and keep it out of version control: chmod 600 .env
      # 'manage check-env --settings product' explains every key; values that start with "your-" are placeholders.
      # A secret KEY may be given as KEY_FILE, the path of a file that holds it.
      # There is no expansion of variables: $ is a dollar sign.

      """
    let sections = [
      section("development and test (--settings development)", of: requirements, in: .development),
      section("product (--settings product)", of: requirements, in: .product),
      section("test", of: requirements.filter { $0.profiles == [.test] }, in: .test),
    ]
    return ([introduction] + sections).joined(separator: "\n")
  }

  /// The README's table of keys, in Markdown.
  public func markdownTable() -> String {
    let header = """
      | key (after the prefix `DEBUG_` or `PRODUCT_`) | development | product | what for |
      |---|---|---|---|
      """
    let rows = keys.map { key in
      let name = "`\(key.name)`\(key.prefix.note)"
      let cells = [name, cell(key, in: .development), cell(key, in: .product), key.purpose]
      return "| \(cells.joined(separator: " | ")) |"
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  private func section(_ title: String, of requirements: [Requirement], in profile: Profile) -> String {
    "# ---- \(title) ----\n"
      + requirements.filter { $0.profiles.contains(profile) }.map { example(of: $0, in: profile) }.joined()
  }

  private func example(of requirement: Requirement, in profile: Profile) -> String {
    let lines = requirement.keys.map { key in
      let presence = key.presence(in: profile)
      let isNeeded = profile == .product && (presence.isRequired || presence.isOnDemand)
      let value = presence.defaultValue ?? key.example
      let rule = presence.words(isAllOrNone: key.isAllOrNone) + (key.prefix == .optional ? "; or \(key.name)" : "")
      return "# \(key.purpose) (\(rule))\n\(isNeeded ? "" : "#")\(key.fullName(in: profile))=\(value)\n"
    }
    return "\n# \(requirement.title)\n" + lines.joined()
  }

  private func cell(_ key: EnvironmentKey, in profile: Profile) -> String {
    let presence = key.presence(in: profile)
    if presence.isExternal { return presence.summary }
    return presence.defaultValue.map { "optional: `\($0)`" } ?? presence.words(isAllOrNone: key.isAllOrNone)
  }
}

extension EnvironmentKey.Presence {
  fileprivate func words(isAllOrNone: Bool) -> String {
    switch self {
    case .required, .onDemand: summary
    case .value(let value): "optional: \(value)"
    case .optional(let words): isAllOrNone ? "all or none: none means \(words)" : "optional: \(words)"
    case .external(let words): words
    }
  }
}

extension EnvironmentKey.Prefix {
  fileprivate var note: String {
    switch self {
    case .required: ""
    case .optional: " (or without the prefix)"
    case .none: " (no prefix)"
    }
  }
}
