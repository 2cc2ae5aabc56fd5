import Foundation
import Testing

@testable import ManageKit

@Suite("A header can't hold another one")
struct HeaderInjectionTests {
  static let breaks = ["\n", "\r", "\r\n", "\u{0}", "\u{85}", "\u{2028}", "\u{2029}"]

  private let mail = EmailMessage(
    subject: "Subject", text: "Text", from: EmailAddress("from@example.com"), to: [EmailAddress("to@example.com")])

  @Test(
    "nothing is written of a message with a line break or a NUL in a header, an address or a name", arguments: breaks)
  func refused(text: String) throws {
    let injected = "a\(text)Bcc: b@example.com"
    let address = EmailAddress("to\(text)Bcc: x@example.com"), named = EmailAddress("to@example.com", name: injected)
    var messages = [mail, mail, mail, mail, mail, mail]
    messages[0].subject = injected
    messages[1].headers = [.init("X-Note", injected)]
    messages[2].attachments = [EmailAttachment(name: injected, content: Data())]
    messages[3].headers = [.init("X\(text)Note", "value")]
    messages[4].attachments = [EmailAttachment(name: "a", contentType: "text/plain\(text)", content: Data())]
    messages[5].unsubscribeURL = "https://example.com/\(text)"
    for field in [\EmailMessage.to, \.cc, \.bcc, \.replyTo] {
      for address in field == \.bcc ? [address] : [address, named] {
        var message = mail
        message[keyPath: field] = [address]
        messages.append(message)
      }
    }
    for address in [address, named] {
      var message = mail
      message.from = address
      messages.append(message)
    }
    for message in messages {
      #expect(throws: EmailError.self) { try message.encoded() }
    }
  }

  @Test("a message's text may hold any of them", arguments: breaks)
  func allowedInText(text: String) throws {
    var message = mail
    message.text = "a\(text)Bcc: b@example.com"
    #expect(try !message.encoded().isEmpty)
  }

  @Test("headers that the message writes itself are not for `headers`")
  func reserved() {
    for name in ["Bcc", "TO", "content-type", "Message-ID", "DKIM-Signature"] {
      var message = mail
      message.headers = [.init(name, "value")]
      #expect(throws: EmailError.reservedHeader(name)) { try message.encoded() }
    }
  }
}
