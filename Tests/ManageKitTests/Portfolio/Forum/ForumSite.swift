import Foundation
import ManageKit
import ManageTesting

@testable import Portfolio

/// The portfolio with its forum, on a new database.
enum ForumSite {
  static func with(_ dialect: Dialect, _ body: (LiveSite) async throws -> Void) async throws {
    var templates = TemplateSettings(timeZone: TimeZone(identifier: "Asia/Seoul") ?? .gmt)
    templates.linkRelation = "nofollow ugc noopener"
    let site = Site([.accounts, .home, .forum], templates: templates, languages: ["en", "ko"])
    try await LiveSite.with(site, dialect, body)
  }
}

extension LiveSite {
  /// A client who is logged in as a new user.
  func member(_ username: String, isStaff: Bool = false) async throws -> TestClient {
    try await database.addUser(username)
    try await database.execute("UPDATE accounts_user SET is_staff = \(isStaff) WHERE username = \(username)")
    let client = client()
    try await client.get("/accounts/login/")
    try await client.post("/accounts/login/", form: ["username": username, "password": "Kimchi-jjigae-42"])
    return client
  }

  /// A post by a user who may be new, in the order of the calls.
  @discardableResult
  func addPost(
    _ title: String, content: String = "text", by username: String = "minsu", category: Portfolio.Category? = nil,
    likes: Int = 0
  ) async throws -> Post {
    let author =
      if let user = try await User.find(username: username, in: database) { user } else {
        try await database.addUser(username)
      }
    return try await Post.insert(
      Post.Draft(
        title: title, content: content, author: author.id, category: category?.id, likeCount: likes,
        categoryName: category?.name ?? "", authorName: username), into: database)
  }

  /// The post as it is in the database now.
  func post(_ id: Post.ID) async throws -> Post {
    try await Post.get(id, from: database)
  }
}

extension TestPage {
  /// The titles of the posts in a list, in their order.
  var titles: [String] {
    text.matches(of: /<h2[^>]*><a[^>]*>([^<]*)<\/a><\/h2>/).map { String($0.1) }
  }
}
