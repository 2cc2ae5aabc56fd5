import Hummingbird

/// `/accounts/logout/`
enum LogoutPage {
  /// Ends the login. A visitor who has none gets no message: it would make a session for nobody.
  static func submit(_ request: Request, _ context: WebContext) -> Redirect {
    context.logOut()
    guard context.user != nil else { return Redirect(to: "/") }
    context.session.addMessage(.success, context.translate("You have logged out."))
    return Redirect(to: "/")
  }
}
