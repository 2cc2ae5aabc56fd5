import Hummingbird

/// Finds the user of the session, for handlers and pages.
struct UserMiddleware: MiddlewareProtocol {
  private let users: Users
  private let keys: SigningKeys

  init(_ site: SiteContext) {
    users = Users(site.database)
    keys = site.signingKeys
  }

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    if let user = try await user(of: context.session) {
      context[UserKey.self] = user
      context.database = context.database.bound { $0.user = "\(user.id)" }
    }
    return try await next(request, context)
  }

  private func user(of session: Session) async throws -> User? {
    guard let id = session.userID, let user = try await users.find(id: id), user.isActive else { return nil }
    guard session.isValid(for: user, keys: keys) else {
      session.flush()
      return nil
    }
    return user
  }
}

private enum UserKey: WebContextKey {
  typealias Value = User
}

extension WebContext {
  /// The user who is logged in.
  public var user: User? { self[UserKey.self] }
}
