extension SMTPClient {
  /// A message in its envelope.
  public struct Message: Sendable {
    /// The address that learns of failures, in ASCII.
    public var sender: String
    /// The addresses that get it, in ASCII.
    public var recipients: [String]
    /// The message, in lines that end with CR LF; a line that is a dot alone is sent as it is.
    public var content: [UInt8]

    /// Makes a message.
    public init(sender: String, recipients: [String], content: [UInt8]) {
      self.sender = sender
      self.recipients = recipients
      self.content = content
    }
  }

  /// A server's reply (RFC 5321, section 4.2).
  public struct Reply: Sendable, Equatable {
    /// The code, such as 550.
    public var code: Int
    /// The text of its lines, one after the other.
    public var text: String

    /// Whether the server would say the same another time.
    public var isPermanent: Bool { code >= 500 }
    var isPositive: Bool { (200..<400).contains(code) }
  }

  /// A recipient that a server refused.
  public struct Refusal: Sendable, Equatable {
    /// The address.
    public var recipient: String
    /// The server's reply.
    public var reply: Reply
  }
}
