import HTTPTypes
import Hummingbird

/// Finds the user of the session, for handlers and pages. Whatever a user is answered is personal: nothing keeps it,
/// unless the handler says otherwise.
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
      context.preparePermissions()
      context.database = context.database.bound { $0.user = "\(user.id)" }
    }
    var response = try await next(request, context)
    if context.user != nil, response.headers[.cacheControl] == nil {
      response.headers[.cacheControl] = "no-store, private"
    }
    return response
  }

  private func user(of context: WebContext) async throws -> User? {
    let session = context.session
    guard let id = session.userID, let user = try await Self.byID.first(from: context.database, id) else { return nil }
    guard user.isActive, session.isValid(for: user, keys: site.signingKeys) else {
      context.log(.sessionRefused, user: "\(user.id)")
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
