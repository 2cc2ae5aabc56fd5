import Hummingbird

/// `/accounts/logout/`
enum LogoutPage {
  /// Ends the login.
  static func submit(_ request: Request, _ context: WebContext) -> Redirect {
    context.logOut()
    context.session.addMessage(.success, context.translate("You have logged out."))
    return Redirect(to: "/")
  }
}
