package import Foundation

/// Signs the value of a cookie as Django's `set_signed_cookie` does.
package struct CookieSigner: Sendable {
  private let signer: TimestampSigner

  /// A signer for the cookie `name`; `salt` distinguishes uses of the same name.
  package init(keys: SigningKeys, name: String, salt: String = "") {
    // The length keeps two pairs of salt and name from running together.
    let salt = "django.http.cookies.v2:\(salt.unicodeScalars.count):\(salt)\(name)"
    signer = TimestampSigner(keys: keys.prefixed("django.http.cookies"), salt: salt)
  }

  /// The value to put into the cookie.
  package func sign(_ value: String, at time: Date = Date()) -> String {
    signer.sign(value, at: time)
  }

  /// The value that was signed, if that was at most `maxAge` seconds ago.
  package func unsign(
    _ cookie: String, maxAge: TimeInterval? = nil, at time: Date = Date()
  ) throws(SignatureError) -> String {
    try signer.unsign(cookie, maxAge: maxAge, at: time)
  }
}
