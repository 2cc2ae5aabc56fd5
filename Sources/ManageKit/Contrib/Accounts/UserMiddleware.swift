import Foundation
import HTTPTypes
import Hummingbird

/// Finds the user of the session, for handlers and pages, and keeps the registry of sessions. Whatever a user is answered
/// is personal: nothing keeps it, unless the handler says otherwise.
struct UserMiddleware: MiddlewareProtocol {
  /// Asked where the registry doesn't have the session: `SELECT … WHERE id = ?`
  private static let byID = User.prepared { (id: Parameter<User.ID>) in User.filter { $0.id == id } }

  let site: SiteContext
  let registry: SessionRegistry

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    let known = try await knownSession(context)
    if let user = try await user(of: context, known, request) {
      context[UserKey.self] = user
      context.preparePermissions()
      context.database = context.database.bound { $0.user = "\(user.id)" }
    }
    var response = try await next(request, context)
    try await keepRegistry(context, known, request)
    if context.user != nil, response.headers[.cacheControl] == nil {
      response.headers[.cacheControl] = "no-store, private"
    }
    return response
  }

  private func knownSession(_ context: WebContext) async throws -> (session: UserSession, user: User)? {
    guard context.session.userID != nil else { return nil }
    return try await registry.find(context.session.key, in: context.database)
  }

  private func user(
    of context: WebContext, _ known: (session: UserSession, user: User)?, _ request: Request
  ) async throws -> User? {
    let session = context.session
    guard let id = session.userID else { return nil }
    // Somebody has ended what is registered and not known.
    if known == nil, session.isRegistered { return refuse(id, context) }
    let found: User? =
      if let known { known.user } else { try await Self.byID.first(from: context.database, id) }
    guard let user = found else { return nil }
    guard user.id == id, user.isActive, session.isValid(for: user, keys: site.signingKeys) else {
      return refuse(id, context)
    }
    // A session that Django made began with the user's last login at the latest.
    let begun = known?.session.begun ?? user.lastLogin ?? Date()
    let end = registry.end(of: user, begun: begun)
    session.end = end
    guard end > Date() else {
      session.flush()
      return nil
    }
    if let known {
      try await registry.touch(known.session, request, context)
    } else {
      try await register(id, begun: begun, request, context)
    }
    return user
  }

  private func refuse(_ user: User.ID, _ context: WebContext) -> User? {
    context.log(.sessionRefused, user: "\(user)")
    context.session.flush()
    return nil
  }

  /// Follows what the handler did: a login, a logout, a new key.
  private func keepRegistry(
    _ context: WebContext, _ known: (session: UserSession, user: User)?, _ request: Request
  ) async throws {
    let session = context.session
    let user = session.userID
    if let known, user == nil || !registry.isSession(known.session, ofKey: session.key) {
      try await UserSession.filter { $0.id == known.session.id }.deletion().execute(in: context.database)
    }
    guard let user, !session.isRegistered else { return }
    try await register(user, begun: session.login?.time ?? Date(), request, context)
  }

  private func register(_ user: User.ID, begun: Date, _ request: Request, _ context: WebContext) async throws {
    try await registry.add(user, begun: begun, request, context)
    context.session.login = (context.session.key, begun)
  }
}

private enum UserKey: WebContextKey {
  typealias Value = User
}

extension WebContext {
  /// The user who is logged in.
  public var user: User? { self[UserKey.self] }
}
