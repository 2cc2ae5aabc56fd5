extension EmailMessage {
  /// The message as it travels (RFC 5322 and MIME, RFC 2045 to 2049 and 2231): ASCII alone, in lines of at most 78
  /// characters wherever they can be folded. It doesn't name those in `bcc`.
  ///
  /// Throws `EmailError`: whatever isn't right is found before anything is sent.
  public func encoded() throws(EmailError) -> [UInt8] {
    let message = try dispatched(from: nil)
    guard !message.recipients.isEmpty else { throw .noRecipient }
    for recipient in message.bcc { _ = try recipient.ascii(in: "Bcc") }
    return try MIMEPart.whole(message).encoded(after: MessageHeaders.lines(of: message) + ["MIME-Version: 1.0"])
  }
}
