import HTTPTypes
import Hummingbird
import ManageGroundwork

/// Keeps the language that a visitor chooses in the cookie `django_language`, for a year, and goes back: Django's
/// `set_language`.
///
///     routing.post("i18n/setlang/", name: "set_language", csrfExempt: true, setLanguage)
///
/// The field `language` names one of the site's languages by its code; another changes nothing. The way back is `next`,
/// else the page that the form was on, else `/`. It may be exempt from the CSRF check, so that pages whose only form it
/// is need no token and no cookie: all that another site can do is to change the language.
public func setLanguage(_ request: Request, _ context: WebContext) -> any Reply {
  var redirect = Redirect(to: NextURL.find(in: context) ?? NextURL.referer(of: request, in: context) ?? "/")
  if let chosen = context.form["language"], let language = context.languages.first(where: { chosen.equals($0) }) {
    let cookie = Cookie(
      name: LanguageNegotiation.cookieName, value: language, maxAge: 60 * 60 * 24 * 365, path: "/",
      secure: context.origin.isSecure, httpOnly: true, sameSite: .lax)
    redirect.headers[.setCookie] = cookie.description
  }
  return redirect
}
