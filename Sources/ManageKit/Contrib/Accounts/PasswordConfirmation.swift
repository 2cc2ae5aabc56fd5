import Hummingbird
import ManageGroundwork

/// Asks a user who is logged in for their password once more, before what only they may do. Wrong ones count as wrong
/// logins do, so that a session left open can't be used to guess the password.
struct PasswordConfirmation: Sendable {
  let site: SiteContext
  let throttle: LoginThrottle

  /// Whether it is the user's password. Throws 429 for one of too many, and where the hasher is busy.
  func confirm(_ password: String, of user: User, _ context: WebContext) async throws -> Bool {
    let address = context.origin.address
    if let seconds = await throttle.attempt(username: user.username, address: address) {
      context.log(.loginThrottled, user: "\(user.id)")
      throw HTTPError.tooMany(retryAfter: seconds)
    }
    let hasher = site.passwordHasher.shared(by: IPAddress.source(of: address))
    do {
      let isRight = try await user.checkPassword(password, hasher: hasher)
      if isRight { await throttle.reset(username: user.username, address: address) }
      return isRight
    } catch {
      throttle.withdraw(username: user.username, address: address)
      throw HTTPError.tooManyIfBusy(error)
    }
  }
}
