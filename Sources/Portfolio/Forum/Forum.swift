public import ManageKit

extension App {
  /// The forum: posts with tags and categories, comments, likes, and a list of reports for staff.
  public static let forum = App(
    "forum",
    models: [
      Category.self, Tag.self, Post.self, PostTag.self, Comment.self, Like.self, PostAddress.self,
      CommentAddress.self, PostView.self, Report.self,
    ],
    commands: [RenewCache.self], dependencies: [.accounts],
    personalData: [
      PersonalData(Post.self) { $0.author == $1 }, PersonalData(Comment.self) { $0.author == $1 },
      PersonalData(Like.self) { $0.author == $1 }, PersonalData(Report.self) { $0.reporter == $1 },
      PersonalData(PostAddress.self) { $0.user == $1 }, PersonalData(CommentAddress.self) { $0.user == $1 },
      PersonalData(PostView.self) { $0.user == $1 },
    ]
  ) { routing, site in
    let list = PostListPage(), page = PostPage(site)
    let comments = CommentActions(page: page)
    routing.include("forum/") { routing in
      routing.get("", name: "forum", list.show)
      routing.get("feed.atom", name: "feed", PostFeed.show)
      routing.get("moderation/", name: "moderation", loginRequired(ModerationPage.show))
      routing.post("moderation/", loginRequired(ModerationPage.settle))
      routing.get("posts/", name: "posts", list.show)
      routing.get("posts/new/", name: "new-post", loginRequired(PostEditor.showNew))
      routing.post("posts/new/", loginRequired(PostEditor.submitNew))
      routing.include("posts/<int:id>/") { routing in
        routing.get("", name: "post", page.show)
        routing.get("edit/", name: "edit-post", loginRequired(PostEditor.showEdit))
        routing.post("edit/", loginRequired(PostEditor.submitEdit))
        routing.get("delete/", name: "delete-post", loginRequired(PostActions.showDelete))
        routing.post("delete/", loginRequired(PostActions.delete))
        routing.post("likes/", name: "like-post", loginRequired(PostActions.like))
        routing.get("report/", name: "report-post", loginRequired(PostActions.showReport))
        routing.post("report/", loginRequired(PostActions.report))
        routing.post("comments/new/", name: "new-comment", loginRequired(comments.submit))
        routing.post("comments/<int:comment>/new", name: "answer-comment", loginRequired(comments.submit))
        routing.post("comments/<int:comment>/likes/", name: "like-comment", loginRequired(comments.like))
        routing.post("comments/<int:comment>/delete/", name: "delete-comment", loginRequired(comments.delete))
      }
    }
  } purge: { database, end in
    try await Post.purge(deletedBefore: end, in: database)
  }
}
