import Hummingbird
import ManageGroundwork

/// `/accounts/password/reset/`: sends a link to a new password.
///
/// Neither the answer nor its time tells whether an address has an account.
struct PasswordResetPage: Sendable {
  /// How long an answer takes, whether a mail was written or not.
  private static let duration = Duration.milliseconds(500)

  let site: SiteContext
  let throttle: Throttle
  let limit: RateLimit

  /// Shows the form.
  func show(_ request: Request, _ context: WebContext) -> any Reply {
    page(context.emptyForm(PasswordResetForm.self))
  }

  /// Sends a link to the accounts of an address, if it has any.
  func submit(_ request: Request, _ context: WebContext) async throws -> any Reply {
    var form = try await context.receivedForm(PasswordResetForm.self)
    guard let reset = form.validate() else { return page(form) }
    let end = ContinuousClock.now + Self.duration
    // The store hears of the first attempt too: a limit for each process would send more.
    if let seconds = try? await throttle.attemptStored(counters(reset.email, context)) {
      context.log(.passwordResetThrottled, user: site.digest(ofUsername: reset.email))
      throw HTTPError.tooMany(retryAfter: seconds)
    }
    try await PasswordResetMail(site: site).send(to: EmailValidator.normalize(reset.email), context)
    try await Task.sleep(until: end)
    return Redirect(toRoute: "password_reset_done")
  }

  /// Says that a mail is on its way, if there is an account.
  func showDone(_ request: Request, _ context: WebContext) -> any Reply {
    Page("accounts/password_reset_done.html", ["days": PasswordResetTokens.days])
  }

  /// All ways to write an address that lead to the same accounts count as one.
  private func counters(_ email: String, _ context: WebContext) -> [AttemptCounter] {
    [
      AttemptCounter("password reset", EmailValidator.normalize(email).caseFolded, limit: limit),
      AttemptCounter("password reset client", IPAddress.source(of: context.origin.address), limit: limit),
    ]
  }

  private func page(_ form: BoundForm<PasswordResetForm>) -> Page {
    Page("accounts/password_reset.html", ["form": form], headers: .neverCached)
  }
}
