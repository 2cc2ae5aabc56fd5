import Foundation
import ManageGroundwork

/// The sessions in which users are logged in.
///
/// A session that was noted here is valid only as long as its row is there: whoever deletes that has ended it, even if a
/// copy of the session comes back.
struct SessionRegistry: Sendable {
  /// Asked with every request of a user:
  /// `SELECT … FROM accounts_session JOIN accounts_user … WHERE digest = ?`
  private static let byDigest = UserSession.prepared { (digest: Parameter<String>) in
    UserSession.filter { $0.digest == digest }.including(\.user)
  }
  /// How far the time of the last use may lag behind.
  private static let precision: TimeInterval = 60 * 60
  private static let keyStartLength = 4

  let keys: SigningKeys
  var limits = SessionLimits.standard

  /// The row of a session's key, and the user.
  func find(_ key: String, in database: Database) async throws -> (session: UserSession, user: User)? {
    for digest in digests(of: key) {
      if let (session, user) = try await Self.byDigest.first(from: database, digest) { return (session, user) }
    }
    return nil
  }

  /// Notes a login under the key that its session will have, and forgets those that have expired.
  func add(_ user: User.ID, begun: Date, _ request: Request, _ context: WebContext) async throws {
    let key = context.session.key
    let draft = UserSession.Draft(
      digest: digest(of: key, keys.current), keyStart: String(key.prefix(Self.keyStartLength)), user: user,
      begun: begun, seen: Date(), address: address(context), agent: agent(request))
    // Two first requests of a session that Django made may come at once.
    try await UserSession.insert(draft).orIgnore().execute(in: context.database)
    try await UserSession.filter { $0.seen <= leastSeen }.deletion().execute(in: context.database)
  }

  /// Notes that a session is used, at most once an hour.
  func touch(_ session: UserSession, _ request: Request, _ context: WebContext) async throws {
    let now = Date()
    guard now.timeIntervalSince(session.seen) > Self.precision else { return }
    try await UserSession.filter { $0.id == session.id }.update(in: context.database) {
      $0.seen = now
      $0.digest = digest(of: context.session.key, keys.current)
      $0.address = address(context)
      $0.agent = agent(request)
    }
  }

  /// When a login ends, however much it is used.
  func end(of user: User, begun: Date) -> Date {
    begun + TimeInterval(user.isStaff || user.isSuperuser ? limits.staffAge : limits.age)
  }

  /// The user's sessions that haven't expired, the last used first.
  func sessions(of user: User, in database: Database) async throws -> [UserSession] {
    let sessions = try await UserSession.filter { $0.user == user.id && $0.seen > leastSeen }
      .order { $0.seen.descending }.fetch(from: database)
    return sessions.filter { end(of: user, begun: $0.begun) > Date() }
  }

  /// Whether the row is that of a session's key.
  func isSession(_ session: UserSession, ofKey key: String) -> Bool {
    digests(of: key).contains { constantTimeCompare($0, session.digest) }
  }

  /// What was used before is expired.
  private var leastSeen: Date { Date(timeIntervalSinceNow: -TimeInterval(limits.idle) - Self.precision) }

  /// The digests of a key under the secret key and its fallbacks.
  private func digests(of key: String) -> [String] {
    keys.all.map { digest(of: key, $0) }
  }

  private func digest(of key: String, _ secret: [UInt8]) -> String {
    SaltedHMAC.compute(salt: "manage.accounts.session", value: key, secret: secret).hexadecimal
  }

  private func address(_ context: WebContext) -> String {
    Self.printable(context.origin.address.utf8, maximumBytes: 45)
  }

  private func agent(_ request: Request) -> String {
    Self.printable(request.headers[.userAgent]?.utf8 ?? ""[...].utf8, maximumBytes: 255)
  }

  /// The first bytes of a client's text that are printable ASCII.
  private static func printable(_ text: some Collection<UInt8>, maximumBytes: Int) -> String {
    String(decoding: text.lazy.filter { (0x20..<0x7F).contains($0) }.prefix(maximumBytes), as: UTF8.self)
  }
}

extension SessionRegistry {
  /// That of a site.
  init(_ site: SiteContext) {
    self.init(keys: site.signingKeys, limits: (try? site.settings.sessionLimits) ?? .standard)
  }
}
