import Hummingbird

/// `/accounts/logout/`
enum LogoutPage {
  /// Ends the login. A visitor who has none gets no message: it would make a session for nobody.
  static func submit(_ request: Request, _ context: WebContext) -> Redirect {
    context.logOut()
    guard let user = context.user else { return Redirect(to: "/") }
    context.log(.logout, user: "\(user.id)")
    context.session.addMessage(.success, context.translate("You have logged out."))
    return .afterLogout
  }
}

extension Redirect {
  /// To the home page; the browser drops the pages that the user saw, which are personal (W3C Clear Site Data).
  static var afterLogout: Redirect {
    var redirect = Redirect(to: "/")
    redirect.headers[named: "Clear-Site-Data"] = "\"cache\", \"storage\""
    return redirect
  }
}
