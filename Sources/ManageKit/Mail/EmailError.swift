/// Why a message can't be written or sent, found before a byte of it leaves.
public enum EmailError: Error, Equatable, Sendable {
  /// A header's value, an address or a file's name holds a character that could start another header, such as `U+000A`.
  case forbiddenCharacter(_ codePoint: String, field: String)
  /// A value is not a mail address.
  case invalidAddress(field: String)
  /// The part before the `@` has letters beyond ASCII, which few servers take (SMTPUTF8, RFC 6531).
  case localPartNotASCII(field: String)
  /// Neither the message nor the settings name a sender.
  case noSender
  /// The message goes to nobody.
  case noRecipient
  /// A header's name isn't one (RFC 5322, section 2.2).
  case invalidHeaderName(String)
  /// A header that the message writes itself.
  case reservedHeader(String)
  /// A value is not the MIME type of an attachment.
  case invalidContentType(String)
  /// A `contentID` that no HTML can name.
  case invalidContentID
  /// The URL to unsubscribe at is neither `https:` nor `mailto:`.
  case invalidUnsubscribeURL
  /// No app declares a mailer of this name.
  case unknownMailer(String)
  /// The site doesn't keep mails until they are sent.
  case noOutbox
}

extension EmailError: ExplainedError {
  public var description: String {
    switch self {
    case .forbiddenCharacter(let codePoint, let field): "\(field) holds \(codePoint), which no header may hold"
    case .invalidAddress(let field): "\(field) holds something that is not a mail address"
    case .localPartNotASCII(let field): "\(field) holds an address that is not ASCII before the @"
    case .noSender: "the mail has no sender"
    case .noRecipient: "the mail has no recipient"
    case .invalidHeaderName(let name): "'\(name)' is not the name of a header"
    case .reservedHeader(let name): "\(name) is not for `headers`: the message writes it"
    case .invalidContentType(let type): "'\(type)' is not a MIME type of an attachment"
    case .invalidContentID: "an attachment's content ID has a space, a bracket or a character beyond ASCII"
    case .invalidUnsubscribeURL: "the address to unsubscribe at is neither an https nor a mailto URL"
    case .unknownMailer(let name): "no mailer is named '\(name)'"
    case .noOutbox: "the site keeps no mail"
    }
  }

  public var hint: String? {
    switch self {
    case .noSender: "set DEFAULT_FROM_EMAIL, or the message's `from`"
    case .unknownMailer(let name): "add .mailer(\"\(name)\") to the settings of the app that uses it"
    case .noOutbox: "add .mail to the site's apps, or to the dependencies of the app that sends"
    default: nil
    }
  }
}
