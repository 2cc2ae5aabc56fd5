import Foundation
import ManageGroundwork

/// The headers of a message, but for those of its parts.
enum MessageHeaders {
  /// Those that the message has other properties for, in small letters, and `Content-…` besides.
  private static let reserved: Set = [
    "from", "sender", "to", "cc", "bcc", "reply-to", "subject", "date", "message-id", "mime-version",
    "list-unsubscribe", "list-unsubscribe-post", "return-path", "received", "dkim-signature",
  ]
  private static let longestName = 60

  /// The headers, folded, in the usual order.
  static func lines(of message: EmailMessage) throws(EmailError) -> [String] {
    var lines = try addresses("From", message.from.map { [$0] } ?? [])
    lines += try addresses("To", message.to)
    lines += try addresses("Cc", message.cc)
    lines += try addresses("Reply-To", message.replyTo)
    lines.append(FoldedHeader.line("Subject", try HeaderText.words(of: message.subject, in: "Subject")))
    if let date = message.date { lines.append("Date: \(MailDate.text(of: date))") }
    if let id = message.messageID { lines.append("Message-ID: <\(id)>") }
    lines += try unsubscribing(message.unsubscribeURL)
    for header in message.headers { lines.append(try line(header)) }
    return lines
  }

  private static func addresses(_ field: String, _ addresses: [EmailAddress]) throws(EmailError) -> [String] {
    guard !addresses.isEmpty else { return [] }
    var words: [String] = []
    for (index, address) in addresses.enumerated() {
      let ascii = try address.ascii(in: field)
      let end = index == addresses.count - 1 ? "" : ","
      words +=
        address.name.isEmpty ? [ascii + end] : try HeaderText.phrase(address.name, in: field) + ["<\(ascii)>\(end)"]
    }
    return [FoldedHeader.line(field, words)]
  }

  /// RFC 2369, and RFC 8058 for one click.
  private static func unsubscribing(_ url: String?) throws(EmailError) -> [String] {
    guard let url else { return [] }
    guard ["https:", "mailto:"].contains(where: url.hasPrefix), url.utf8.count <= 900,
      url.utf8.allSatisfy({ $0.isVisibleASCII && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") })
    else { throw .invalidUnsubscribeURL }
    let header = FoldedHeader.line("List-Unsubscribe", ["<\(url)>"])
    return url.hasPrefix("https:") ? [header, "List-Unsubscribe-Post: List-Unsubscribe=One-Click"] : [header]
  }

  private static func line(_ header: EmailMessage.Header) throws(EmailError) -> String {
    let name = header.name
    guard (1...longestName).contains(name.utf8.count),
      name.utf8.allSatisfy({ $0.isVisibleASCII && $0 != UInt8(ascii: ":") })
    else { throw .invalidHeaderName(String(name.prefix(longestName))) }
    let lowered = name.lowercased()
    guard !reserved.contains(lowered), !lowered.hasPrefix("content-") else { throw .reservedHeader(name) }
    return FoldedHeader.line(name, try HeaderText.words(of: header.value, in: name))
  }
}
