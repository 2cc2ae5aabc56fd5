import Foundation

/// A mail, as text, HTML or both (Django's `EmailMessage`).
///
///     EmailMessage(subject: "Welcome", text: "Your account is ready.", to: [EmailAddress(user.email)])
///
/// Its values are checked when it is written or sent: see ``encoded()``.
public struct EmailMessage: Sendable, Equatable, Codable {
  /// A header of the message's own.
  public struct Header: Sendable, Equatable, Codable {
    /// Its name, such as `X-Campaign`.
    public var name: String
    /// Its value, in any script.
    public var value: String

    /// A header.
    public init(_ name: String, _ value: String) {
      (self.name, self.value) = (name, value)
    }
  }

  /// The subject.
  public var subject: String
  /// The text; every line break in it becomes CR LF, and its last line ends with one.
  public var text: String
  /// The same as HTML, for readers who prefer that.
  public var html: String?
  /// The sender; `DEFAULT_FROM_EMAIL` if nil.
  public var from: EmailAddress?
  /// The recipients.
  public var to: [EmailAddress]
  /// The recipients of a copy, which every reader sees.
  public var cc: [EmailAddress]
  /// The recipients of a blind copy: no header names them.
  public var bcc: [EmailAddress]
  /// The addresses for replies, if not the sender's.
  public var replyTo: [EmailAddress]
  /// The files that go with it.
  public var attachments: [EmailAttachment]
  /// Headers in addition to those that the message writes itself.
  public var headers: [Header]
  /// Where readers of bulk mail unsubscribe: an `https:` URL that takes one POST (RFC 8058), or a `mailto:` one.
  public var unsubscribeURL: String?
  /// The mailer that sends it; the site's own where it names none.
  public var mailer: String?

  /// The identifier that no other message has, without brackets; given with the sender.
  var messageID: String?
  /// When it was written.
  var date: Date?

  /// A message.
  public init(
    subject: String, text: String = "", html: String? = nil, from: EmailAddress? = nil, to: [EmailAddress] = [],
    cc: [EmailAddress] = [], bcc: [EmailAddress] = [], replyTo: [EmailAddress] = [],
    attachments: [EmailAttachment] = [], headers: [Header] = [], unsubscribeURL: String? = nil, mailer: String? = nil
  ) {
    self.subject = subject
    self.text = text
    self.html = html
    self.from = from
    self.to = to
    self.cc = cc
    self.bcc = bcc
    self.replyTo = replyTo
    self.attachments = attachments
    self.headers = headers
    self.unsubscribeURL = unsubscribeURL
    self.mailer = mailer
  }

  /// Everybody who gets it, each once.
  public var recipients: [EmailAddress] {
    var seen: Set<String> = []
    return (to + cc + bcc).filter { seen.insert($0.address).inserted }
  }
}

extension EmailMessage {
  /// The message as it goes out: with a sender, a date, and an identifier of the sender's domain, which tries to send it
  /// again have in common.
  func dispatched(from sender: EmailAddress?) throws(EmailError) -> EmailMessage {
    guard let from = from ?? sender else { throw .noSender }
    _ = try from.ascii(in: "From")
    var message = self
    message.from = from
    message.date = date ?? Date()
    message.messageID = messageID ?? "\(UUID().uuidString.lowercased())@\(from.asciiDomain ?? "localhost")"
    return message
  }
}
