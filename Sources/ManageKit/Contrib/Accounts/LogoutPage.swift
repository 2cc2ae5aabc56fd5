import Hummingbird

/// `/accounts/logout/`
enum LogoutPage {
  /// Ends the login. A visitor who has none gets no message: it would make a session for nobody.
  static func submit(_ request: Request, _ context: WebContext) -> Redirect {
    context.logOut()
    guard let user = context.user else { return Redirect(to: "/") }
    context.log(.logout, user: "\(user.id)")
    context.session.addMessage(.success, context.translate("You have logged out."))
    var redirect = Redirect(to: "/")
    // Pages that the user saw are personal (W3C Clear Site Data).
    redirect.headers[named: "Clear-Site-Data"] = "\"cache\", \"storage\""
    return redirect
  }
}
