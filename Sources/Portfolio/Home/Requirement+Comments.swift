import ManageKit

extension Requirement {
  /// The service that keeps visitors' comments.
  static let comments = Requirement(
    "comments", title: "Comments",
    keys: [
      giscus("GISCUS_REPO", .repository, "the GitHub repository that giscus keeps comments in", "your-name/your-repo"),
      giscus("GISCUS_REPO_ID", .word, "its id, which giscus.app shows", "your-repo-id"),
      giscus("GISCUS_CATEGORY", .text, "the category of its discussions", "your-category"),
      giscus("GISCUS_CATEGORY_ID", .word, "the category's id", "your-category-id"),
      EnvironmentKey(
        "DISQUS_SHORTNAME", development: .optional("no comments by Disqus"),
        product: .optional("no comments by Disqus"),
        .domainLabel, for: "the site's name at Disqus, which counts where giscus is not set", example: "your-shortname"),
    ])

  private static func giscus(
    _ name: String, _ kind: ValueKind, _ purpose: String, _ example: String
  ) -> EnvironmentKey {
    EnvironmentKey(
      name, allOrNone: true, development: .optional("no comments by giscus"),
      product: .optional("no comments by giscus"), kind, for: purpose, example: example)
  }
}

extension ValueKind {
  /// A repository on GitHub.
  fileprivate static let repository = ValueKind("repository") { value in
    let parts = value.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } ? nil : "is not a repository such as owner/name"
  }

  /// One label of a domain name.
  fileprivate static let domainLabel = ValueKind("domain label") { value in
    value.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    } ? nil : "must contain only lowercase letters, digits and hyphens"
  }
}
