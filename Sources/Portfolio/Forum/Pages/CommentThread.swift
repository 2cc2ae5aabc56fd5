import ManageKit

/// A comment with the answers to it, as the post's page shows it to a reader.
struct CommentThread: Sendable, TemplateObject {
  private let comment: Comment
  private let author: User
  private let role: Role
  private let isLiked: Bool
  private var answers: [CommentThread] = []

  /// The threads of a post's comments, the oldest first. An answer to an answer stands with those to the first comment;
  /// a comment that is gone is shown without its text as long as there are answers to it.
  static func threads(of comments: [(Comment, User)], for user: User?, _ likes: Likes) -> [CommentThread] {
    var threads: [CommentThread] = []
    var places: [Comment.ID: Int] = [:]
    for (comment, author) in comments {
      let thread = CommentThread(
        comment: comment, author: author, role: Role(of: user, towards: comment.author),
        isLiked: likes.comments.contains(comment.id))
      if let place = comment.parentComment.flatMap({ places[$0] }) {
        places[comment.id] = place
        if comment.isActive { threads[place].answers.append(thread) }
      } else {
        places[comment.id] = threads.count
        threads.append(thread)
      }
    }
    return threads.filter { $0.comment.isActive || !$0.answers.isEmpty }
  }

  func member(_ name: String) -> TemplateValue? {
    switch name {
    case "author": .object(author)
    case "may": role.templateValue
    case "is_liked": .bool(isLiked)
    case "answers": answers.map { TemplateValue.object($0) }.templateValue
    default: comment.member(name)
    }
  }
}
