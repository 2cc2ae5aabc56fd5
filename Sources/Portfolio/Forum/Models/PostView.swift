import Foundation
import ManageKit

/// A look at a post that counts.
@Model("forum_forumposthitcount")
struct PostView {
  @ID let id: Int
  @Field(column: "ip") var address: IPAddress
  var date: Date
  @References(Post.self, onDelete: .cascade) var post: Post.ID
  @References(User.self, onDelete: .cascade) var user: User.ID?
}

extension PostView {
  /// How long a user's or an address's next look at the same post doesn't count.
  static let pause: TimeInterval = 6 * 3600

  /// Writes those of `views` that count, and adds them to their posts.
  static func count(_ views: [Draft], in database: Database) async throws {
    guard let first = views.map(\.date).min() else { return }
    let (posts, users) = (Set(views.map(\.post)), Set(views.compactMap(\.user)))
    let addresses = Set(views.map(\.address))
    try await database.transaction { connection in
      let known = try await Post.filter { $0.id.in(posts) }.select { $0.id }.fetch(from: connection)
      let recent = try await filter {
        $0.post.in(posts) && $0.date > first.addingTimeInterval(-pause)
          && ($0.user.in(users) || $0.address.in(addresses))
      }.fetch(from: connection)
      var seen = Set(recent.map { viewer($0.post, $0.user, $0.address) })
      let counted = views.filter { view in
        known.contains(view.post) && seen.insert(viewer(view.post, view.user, view.address)).inserted
      }
      guard !counted.isEmpty else { return }
      try await insert(counted).execute(in: connection)
      for (post, views) in Dictionary(grouping: counted, by: \.post).sorted(by: { $0.key < $1.key }) {
        try await Post.filter { $0.id == post }.update(in: connection, touch: false) { $0.viewCount += views.count }
      }
    }
  }

  /// The post and the one who looks at it: a user, or else an address.
  private static func viewer(_ post: Post.ID, _ user: User.ID?, _ address: IPAddress) -> String {
    "\(post) \(user.map(String.init) ?? address.description)"
  }
}
