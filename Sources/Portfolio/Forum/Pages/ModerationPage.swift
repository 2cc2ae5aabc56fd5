import ManageKit

/// `/forum/moderation/`: the open reports, for staff.
enum ModerationPage {
  private static let size = 50

  /// The oldest open reports.
  static func show(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    try Role(of: user, towards: nil).require(.moderate)
    let reports = try await Report.filter { $0.settledAt == nil && $0.post.isActive }
      .order { [$0.createdAt.ascending, $0.id.ascending] }.limit(size)
      .including(\.post).including(\.reporter).fetch(from: context.database)
    let entries = reports.map { report, post, reporter in
      [
        "report": report.templateValue, "post": post.templateValue, "reporter": reporter.templateValue,
      ] as [String: TemplateValue]
    }
    return Page("forum/moderation.html", ["reports": entries], headers: .neverCached)
  }

  /// Settles the reports of a post, which stays.
  static func settle(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    try Role(of: user, towards: nil).require(.moderate)
    guard let post = context.form["post"]?.value(as: Int.self) else { throw HTTPError(.badRequest) }
    try await Report.settle(post: post, in: context.database)
    return Redirect(toRoute: "moderation")
  }
}
