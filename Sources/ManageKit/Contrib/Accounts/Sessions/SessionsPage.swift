import HTTPTypes
import Hummingbird
import ManageTemplateEngine

/// `/accounts/sessions/`
struct SessionsPage: Sendable {
  /// The value of the field `session` that stands for all but the present one.
  private static let others = "others"

  let registry: SessionRegistry

  /// Lists the user's sessions, the present one first.
  func show(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    let sessions = try await registry.sessions(of: user, in: context.database)
    let isCurrent = { (session: UserSession) in registry.isSession(session, ofKey: context.session.key) }
    return Page(
      "accounts/sessions.html",
      ["current": sessions.first(where: isCurrent), "others": sessions.filter { !isCurrent($0) }])
  }

  /// Ends one other session, or all others.
  func submit(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    guard let current = try await registry.find(context.session.key, in: context.database)?.session.id else {
      throw HTTPError(.conflict)
    }
    let chosen = context.form["session"], isAll = chosen?.equals(Self.others) == true
    var sessions = UserSession.filter { $0.user == user.id && $0.id != current }
    if !isAll {
      guard let id = chosen?.value(as: UserSession.ID.self) else { throw HTTPError(.badRequest) }
      sessions = sessions.filter { $0.id == id }
    }
    let ended = try await registry.end(sessions, in: context.database)
    if ended > 0 { context.log(.sessionsEnded, user: "\(user.id)") }
    context.session.addMessage(
      .success,
      context.translate(isAll ? "All other devices have been logged out." : "The device has been logged out."))
    return Redirect(toRoute: "sessions")
  }
}
