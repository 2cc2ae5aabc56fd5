extension EnvironmentContract {
  /// The text of `.env.example`: required keys as placeholders, optional ones as comments with their defaults.
  public static func exampleFile() -> String {
    let introduction = """
      # Copy to .env and keep it out of version control: chmod 600 .env
      # 'manage check-env --settings product' explains every key; values that start with "your-" are placeholders.
      # A secret KEY may be given as KEY_FILE, the path of a file that holds it.
      # There is no expansion of variables: $ is a dollar sign.

      """
    let sections = [
      ("development and test (--settings development)", Profile.development),
      ("product (--settings product)", .product),
    ].map { title, profile in
      "# ---- \(title) ----\n"
        + Requirement.allCases.filter { $0 != .ci }.map { example(of: $0, in: profile) }.joined()
    }
    return ([introduction] + sections + ["# ---- test ----\n" + example(of: .ci, in: .test)]).joined(separator: "\n")
  }

  /// The table of keys in `docs/environment.md`, in Markdown.
  public static func markdownTable() -> String {
    let header = """
      | key (after the prefix `DEBUG_` or `PRODUCT_`) | development | product | what for |
      |---|---|---|---|
      """
    let rows = keys.map { key in
      let name = key.group == .ci ? "`\(key.name)` (no prefix)" : "`\(key.name)`"
      let cells = [name, cell(key, in: .development), cell(key, in: .product), key.purpose]
      return "| \(cells.joined(separator: " | ")) |"
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  private static func example(of group: Requirement, in profile: Profile) -> String {
    let lines = keys(in: profile).filter { $0.group == group }.map { key in
      let presence = key.presence(in: profile)
      let isNeeded = profile == .product && (presence.isRequired || presence.isOnDemand)
      let value = presence.defaultValue ?? key.example
      return "# \(key.purpose) (\(presence.words(key)))\n\(isNeeded ? "" : "#")\(key.fullName(in: profile))=\(value)\n"
    }
    return "\n# \(group.title)\n" + lines.joined()
  }

  private static func cell(_ key: EnvironmentKey, in profile: Profile) -> String {
    if key.group == .ci { return "–" }
    let presence = key.presence(in: profile)
    return presence.defaultValue.map { "optional: `\($0)`" } ?? presence.words(key)
  }
}

extension EnvironmentKey.Presence {
  fileprivate func words(_ key: EnvironmentKey) -> String {
    switch self {
    case .required, .onDemand: summary
    case .value(let value): "optional: \(value)"
    case .optional(let words):
      if key.group == .ci {
        "read by CI alone"
      } else if key.isAllOrNone {
        "all or none: none means \(words)"
      } else {
        "optional: \(words)"
      }
    }
  }
}
