extension App {
  /// Mail that is never lost: it is kept in the table `mail_outbox`, in the transaction that wants it, and sent by
  /// `manage sendmail` or alongside the server of `runserver`.
  ///
  /// An app that sends depends on it: handlers then have ``WebContext/sendMail(_:)``.
  public static let mail = App(
    "mail", models: [OutboxMail.self], commands: [SendMail.self, SendTestEmail.self],
    resources: .embedded(in: "Contrib/Mail/Resources"), settings: [.mail], checks: [.developmentMailer]
  ) { routing, site in
    let outbox = Outbox(settings: site.settings)
    routing.use(OutboxMiddleware(outbox: outbox))
    let sender = OutboxSender(
      database: site.database, keepsSent: site.settings.profile != .product,
      backend: Mailers(site.settings).backend(named:))
    routing.accompany { await OutboxDelivery(sender: sender, bell: outbox.bell, logger: site.logger).run() }
  }
}
