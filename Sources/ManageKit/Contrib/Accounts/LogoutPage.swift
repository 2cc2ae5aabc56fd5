import Hummingbird

/// `/accounts/logout/`
enum LogoutPage {
  /// Forgets the session, which ends the login.
  static func submit(_ request: Request, _ context: WebContext) -> any Reply {
    context.session.flush()
    context.session.addMessage(.success, "You have logged out.")
    return Redirect(to: "/")
  }
}
