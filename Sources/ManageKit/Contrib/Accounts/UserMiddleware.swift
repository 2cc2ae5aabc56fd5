import Hummingbird

/// Finds the user of the session, for handlers and pages.
struct UserMiddleware: MiddlewareProtocol {
  /// Asked with every request: `SELECT … WHERE id = ?`
  private static let byID = User.prepared { (id: Parameter<User.ID>) in User.filter { $0.id == id } }

  let site: SiteContext

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    if let user = try await user(of: context) {
      context[UserKey.self] = user
      context.database = context.database.bound { $0.user = "\(user.id)" }
    }
    return try await next(request, context)
  }

  private func user(of context: WebContext) async throws -> User? {
    let session = context.session
    guard let id = session.userID, let user = try await Self.byID.first(from: context.database, id), user.isActive
    else { return nil }
    guard session.isValid(for: user, keys: site.signingKeys) else {
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
