import ManageGroundwork
public import ManageTemplateEngine

extension WebContext {
  /// A message from templates, in the language of the page: `NAME.subject.txt`, `NAME.txt` and, where it is there,
  /// `NAME.html`. Values are escaped in the HTML alone.
  ///
  ///     let message = try await context.email("books/email/loan", values: ["book": book], to: [EmailAddress(user.email)])
  ///
  /// Throws a `TemplateError`; its kind is `missingTemplate` if the subject or the text has no template.
  public func email(
    _ name: String, values: [String: any TemplateValueConvertible] = [:], to recipients: [EmailAddress]
  ) async throws -> EmailMessage {
    let values: Values = values.mapValues { $0.templateValue }
    func text(_ template: String, autoescape: Bool) throws -> String {
      String(
        decoding: try engine.render(template, values, language: language, autoescape: autoescape), as: UTF8.self)
    }
    let page = "\(name).html"
    return EmailMessage(
      // The file's last line ends with a line break.
      subject: try text("\(name).subject.txt", autoescape: false).trimmingWhitespace(),
      text: try text("\(name).txt", autoescape: false),
      html: try engine.loader.load(page) == nil ? nil : text(page, autoescape: true), to: recipients)
  }

  /// Keeps a mail until it is sent, which takes a moment where a server of the site runs. The request never waits for a
  /// mail server.
  ///
  /// Throws `EmailError` for a mail that can't be sent as it is, and `EmailError.noOutbox` without the app `mail`.
  public func sendMail(_ message: EmailMessage) async throws {
    try await outbox.add(message, in: database)
  }

  /// The same in a transaction: the mail is sent if it is committed.
  ///
  ///     try await context.database.transaction { connection in
  ///       try await Loan.insert(loan).execute(in: connection)
  ///       try await context.sendMail(message, in: connection)
  ///     }
  public nonisolated(nonsending) func sendMail(_ message: EmailMessage, in connection: Connection) async throws {
    try await outbox.add(message, in: connection)
  }

  private var outbox: Outbox {
    get throws(EmailError) {
      guard let outbox = self[OutboxKey.self] else { throw .noOutbox }
      return outbox
    }
  }
}
