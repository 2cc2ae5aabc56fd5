import Foundation
import Testing

@testable import ManageKit

@Suite("EmailMessage")
struct EmailMessageTests {
  private var mail: EmailMessage {
    EmailMessage(
      subject: "Hello", text: "Text.\n", from: EmailAddress("from@한국.kr"), to: [EmailAddress("to@example.com")])
  }

  private func written(_ message: EmailMessage) throws -> String {
    String(decoding: try message.encoded(), as: UTF8.self)
  }

  @Test("a text alone is one part, as it stands where it is ASCII")
  func plain() throws {
    let text = try written(mail)
    #expect(
      text.contains("\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 7bit\r\n\r\nText.\r\n"))
    #expect(text.contains("\r\nSubject: Hello\r\n"))
  }

  @Test("text, HTML, images and files are nested as readers expect them")
  func nested() throws {
    var message = mail
    message.html = "<p>Text.</p>"
    message.attachments = [
      EmailAttachment(name: "logo.png", contentType: "image/png", content: Data([1]), contentID: "logo@example.com"),
      EmailAttachment(name: "a.pdf", contentType: "application/pdf", content: Data([2])),
    ]
    let types = try written(message).split(separator: "\r\n").filter { $0.hasPrefix("Content-Type: ") }
      .map { String($0.dropFirst("Content-Type: ".count).prefix { $0 != ";" }) }
    #expect(
      types == [
        "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png",
        "application/pdf",
      ])
  }

  @Test("the message's identifier is of the sender's domain, and the same when it is sent again")
  func identifier() throws {
    let message = try mail.dispatched(from: nil)
    let id = try #require(message.messageID)
    #expect(id.hasSuffix("@xn--3e0b707e.kr"))
    #expect(try written(message) == written(message))
    #expect(try written(message).contains("\r\nMessage-ID: <\(id)>\r\n"))
    #expect(try mail.dispatched(from: nil).messageID != id)
  }

  @Test("those in bcc are recipients, and no header names them")
  func bcc() throws {
    var message = mail
    message.bcc = [EmailAddress("secret@example.com"), EmailAddress("to@example.com")]
    #expect(message.recipients.map(\.address) == ["to@example.com", "secret@example.com"])
    #expect(try !written(message).contains("secret"))
  }

  @Test("bulk mail says where to unsubscribe, by one click where it can")
  func unsubscribing() throws {
    var message = mail
    message.unsubscribeURL = "https://example.com/unsubscribe/x"
    let text = try written(message)
    #expect(text.contains("\r\nList-Unsubscribe: <https://example.com/unsubscribe/x>\r\n"))
    #expect(text.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"))
    message.unsubscribeURL = "javascript:alert(1)"
    #expect(throws: EmailError.invalidUnsubscribeURL) { try message.encoded() }
  }

  @Test("without a sender or a recipient nothing is written")
  func incomplete() {
    #expect(throws: EmailError.noSender) {
      try EmailMessage(subject: "", to: [EmailAddress("to@example.com")]).encoded()
    }
    #expect(throws: EmailError.noRecipient) {
      try EmailMessage(subject: "", from: EmailAddress("from@example.com")).encoded()
    }
  }

  @Test("a date is written in UTC")
  func date() {
    #expect(MailDate.text(of: Date(timeIntervalSince1970: 1_796_078_538)) == "Mon, 30 Nov 2026 22:42:18 +0000")
    #expect(MailDate.text(of: Date(timeIntervalSince1970: -1)) == "Wed, 31 Dec 1969 23:59:59 +0000")
  }
}
