import Foundation
import ManageKit

/// What is done with a post besides writing it: deleting, liking, reporting.
enum PostActions {
  /// Asks whether to delete the post.
  static func showDelete(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    Page(
      "forum/delete.html", ["post": try await Post.visible(in: context, to: .delete, by: user)], headers: .neverCached)
  }

  /// Hides the post.
  static func delete(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    let post = try await Post.visible(in: context, to: .delete, by: user)
    try await context.database.transaction { try await post.hide(in: $0) }
    context.session.addMessage(.success, context.translate("The post is deleted."))
    return Redirect(toRoute: "posts")
  }

  /// Likes the post, or no longer.
  static func like(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    let id: Post.ID = try context.parameter("id")
    try await context.database.transaction { try await Like.toggle(post: id, by: user.id, in: $0) }
    return Redirect(toRoute: "post", ["id": id])
  }

  /// Asks for the reason of a report.
  static func showReport(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    let post = try await Post.visible(in: context, to: .report, by: user)
    return reportPage(context.emptyForm(ReportForm.self), of: post)
  }

  /// Notes the report; a second one of the same user replaces the reason of the first.
  static func report(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    let post = try await Post.visible(in: context, to: .report, by: user)
    var form = try await context.receivedForm(ReportForm.self)
    guard let entry = form.validate() else { return reportPage(form, of: post) }
    let draft = Report.Draft(reason: entry.reason, post: post.id, reporter: user.id)
    try await Report.insert(draft).orUpdate(on: { ($0.post, $0.reporter) }) { old, new in
      old.reason = new.reason.expression
      old.settledAt = new.settledAt.expression
    }.execute(in: context.database)
    context.session.addMessage(.success, context.translate("Thank you. Somebody will look at the post."))
    return Redirect(toRoute: "post", ["id": post.id])
  }

  private static func reportPage(_ form: BoundForm<ReportForm>, of post: Post) -> Page {
    Page("forum/report.html", ["form": form, "post": post], headers: .neverCached)
  }
}
