import Foundation

/// A mail that is to be sent, or that could not be.
@Model("mail_outbox", name: ["en": "mail"], plural: ["en": "mails"])
struct OutboxMail {
  @ID let id: Int
  /// The mailer that sends it, or nothing for the site's own.
  @Field(max: 50) var mailer = ""
  /// The message as JSON. It may hold links that let its reader in.
  @Field(secret: true) var message: String
  /// The recipients who have yet to get it; once it was given up, those who never will.
  var recipients: JSON<[EmailAddress]>
  @CreatedAt var createdAt: Date
  /// How often a sender took it up.
  var attempts = 0
  /// When the next sender takes it up; nil where nothing is left to be done.
  @Field(index: true) var dueAt: Date?
  /// When it was sent.
  var sentAt: Date?
  /// When it was given up.
  var failedAt: Date?
  /// Why the last attempt failed.
  @Field(max: 1000) var error = ""
}

extension OutboxMail {
  /// The name of the mailer; nil for the site's own.
  var mailerName: String? { mailer.isEmpty ? nil : mailer }

  /// The message. Throws where the column holds none.
  func decodedMessage() throws -> EmailMessage {
    try JSONDecoder().decode(EmailMessage.self, from: Data(message.utf8))
  }
}

extension OutboxMail.Draft {
  /// A message that is due at once.
  init(_ message: EmailMessage) throws {
    let json = try JSONEncoder().encode(message)
    self.init(
      mailer: message.mailer ?? "", message: String(decoding: json, as: UTF8.self),
      recipients: JSON(message.recipients), dueAt: Date())
  }
}

extension EmailMessage {
  /// The mails that are in the outbox, in the order in which they were added.
  package static func written(in database: Database) async throws -> [EmailMessage] {
    try await OutboxMail.order { $0.id.ascending }.fetch(from: database).map { try $0.decodedMessage() }
  }
}
