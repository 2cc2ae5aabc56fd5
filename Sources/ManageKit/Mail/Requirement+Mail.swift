extension Requirement {
  /// The mail server and the sender.
  public static let mail = Requirement(
    "mail", title: "Mail",
    keys: [
      EnvironmentKey(
        "EMAIL_URL", development: .value("console:"), product: .onDemand(by: "sendmail and sendtestemail"), .emailURL,
        secret: true, for: emailURLPurpose, example: "smtp://your-user:your-password@your-mail-host:587"),
      EnvironmentKey(
        "DEFAULT_FROM_EMAIL", development: .value("webmaster@localhost"),
        product: .onDemand(by: "sendtestemail, and by pages that send mail"), .sender,
        for: "sender of mail that names no other, as an address or as `Name <address>`",
        example: "your-name@your-domain.example"),
    ])

  private static let emailURLPurpose = """
    where mail goes: `smtp://user:password@host:port` (STARTTLS; without TLS with `?tls=none`), `smtps://…`, \
    `file:///folder`, `console:` or `memory:`
    """

  /// A mailer of its own, for an app that sends by another server than the site does: `EMAIL_<NAME>_URL`.
  ///
  ///     App("news", dependencies: [.mail], settings: [.mailer("bulk")])  // EMAIL_BULK_URL
  ///     EmailMessage(subject: "News", text: text, to: readers, mailer: "bulk")
  public static func mailer(_ name: String) -> Requirement {
    Requirement(
      mailerPrefix + name, title: "Mail by the mailer \(name)",
      keys: [
        EnvironmentKey(
          mailerKey(name), development: .optional("as `EMAIL_URL`"), product: .optional("as `EMAIL_URL`"), .emailURL,
          secret: true, for: "where mail by the mailer `\(name)` goes, as `EMAIL_URL` says it",
          example: "smtp://your-user:your-password@your-mail-host:587")
      ])
  }

  private static let mailerPrefix = "mailer-"

  /// Whether it is of ``mailer(_:)``.
  var isMailer: Bool { name.hasPrefix(Self.mailerPrefix) }

  fileprivate static func mailerKey(_ name: String) -> String {
    "EMAIL_\(name.uppercased().replacing("-", with: "_"))_URL"
  }
}

extension Settings {
  /// The sender of mail that names none; nil if no setting does.
  var defaultSender: EmailAddress? {
    get throws(SettingsError) { try values(of: .mail)["DEFAULT_FROM_EMAIL"].flatMap { EmailAddress(parsing: $0) } }
  }

  /// Where a mailer's mail goes: the site's own, or one that an app declares. A URL that isn't one is never here.
  ///
  /// Throws `EmailError.unknownMailer` for one that no app declares, and `SettingsError.absent`.
  func emailURL(of mailer: String?) throws -> EmailURL {
    let own = try mailer.flatMap { try ownURL(of: $0) }
    let values = try values(of: .mail)
    return try EmailURL(values.require("EMAIL_URL", own ?? values.secret("EMAIL_URL")).reveal())
  }

  /// Throws `EmailError.unknownMailer` where no app declares a mailer of this name.
  func checkMailer(_ name: String) throws(EmailError) {
    guard (try? values(of: .mailer(name))) != nil else { throw .unknownMailer(name) }
  }

  private func ownURL(of mailer: String) throws -> Secret? {
    try checkMailer(mailer)
    return try values(of: .mailer(mailer)).secret(Requirement.mailerKey(mailer))
  }
}
