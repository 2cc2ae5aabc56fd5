import ManageGroundwork

/// A handler for users who are logged in; others are sent to the login page, and back after.
///
///     routing.get("forum/posts/new/", loginRequired { request, context, user in … })
public func loginRequired(
  _ handler: @escaping @Sendable (Request, WebContext, User) async throws -> any Reply
) -> Routing.Handler {
  { request, context in
    guard let user = context.user else { return Redirect(to: LoginPage.address(next: request.target)) }
    return try await handler(request, context, user)
  }
}

extension LoginPage {
  /// The login page's address, with the one to go to after.
  static func address(next: String) -> String {
    "/accounts/login/?next=" + PercentEncoding.path.encode(next)
  }
}
