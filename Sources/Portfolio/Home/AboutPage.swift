import ManageKit

/// `/about/`, with visitors' comments where a service for them is set.
struct AboutPage: Sendable {
  let comments: CommentService?

  /// Shows the page; the service is loaded, and learns of the visitor, only once `?comments` asks for it.
  func show(_ request: Request, _ context: WebContext) throws -> Page {
    let isAsked = context.query["comments"] != nil
    if isAsked { try comments?.allow(in: context.contentSecurityPolicy) }
    return Page("home/about.html", ["comments": comments?.templateValue, "shows_comments": isAsked])
  }
}
