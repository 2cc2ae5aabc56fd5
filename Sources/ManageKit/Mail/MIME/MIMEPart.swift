import Foundation
import ManageGroundwork

/// A part of a message (RFC 2045 and 2046): its headers, in lines without their end, and its encoded body.
struct MIMEPart {
  private var headers: [String]
  private var body: [UInt8]

  /// The part with these lines before its own headers, its last line ended.
  func encoded(after lines: [String] = []) -> [UInt8] {
    let bytes = joined(after: lines)
    return bytes.hasSuffixOfLineBreak ? bytes : bytes + [0x0D, 0x0A]
  }

  private func joined(after lines: [String] = []) -> [UInt8] {
    Array((lines + headers).map { $0 + "\r\n" }.joined().utf8) + [0x0D, 0x0A] + body
  }

  /// All of a message's parts: its text, in two forms if it has them, the images within it, and its files.
  static func whole(_ message: EmailMessage) throws(EmailError) -> MIMEPart {
    let boundary = Boundary(message)
    var part = text(message.text, subtype: "plain")
    if let html = message.html {
      var page = text(html, subtype: "html")
      let images = try parts(of: message.attachments.filter { $0.contentID != nil })
      if !images.isEmpty { page = multipart("related", [page] + images, boundary.next("related"), type: "text/html") }
      part = message.text.isEmpty ? page : multipart("alternative", [part, page], boundary.next("alternative"))
    }
    let files = try parts(of: message.attachments.filter { $0.contentID == nil || message.html == nil })
    return files.isEmpty ? part : multipart("mixed", [part] + files, boundary.next("mixed"))
  }

  private static func text(_ text: String, subtype: String) -> MIMEPart {
    let bytes = lines(of: text)
    let encoding = TransferEncoding(forText: bytes)
    return MIMEPart(
      headers: [
        "Content-Type: text/\(subtype); charset=utf-8", "Content-Transfer-Encoding: \(encoding.rawValue)",
      ], body: encoding.encode(bytes))
  }

  /// Text in lines that each end with CR LF.
  private static func lines(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + text.utf8.count / 16)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0D || byte == 0x0A {
        if !(byte == 0x0A && previous == 0x0D) { bytes += [0x0D, 0x0A] }
      } else {
        bytes.append(byte)
      }
      previous = byte
    }
    if !bytes.isEmpty, !bytes.hasSuffixOfLineBreak { bytes += [0x0D, 0x0A] }
    return bytes
  }

  private static func parts(of attachments: [EmailAttachment]) throws(EmailError) -> [MIMEPart] {
    var parts: [MIMEPart] = []
    for attachment in attachments { parts.append(try part(of: attachment)) }
    return parts
  }

  private static func part(of attachment: EmailAttachment) throws(EmailError) -> MIMEPart {
    let disposition = attachment.contentID == nil ? "attachment" : "inline"
    let name = try MIMEParameter.words("filename", attachment.name, in: "an attachment's name")
    var headers = [
      FoldedHeader.line("Content-Type", [try contentType(of: attachment)]),
      "Content-Transfer-Encoding: base64",
      FoldedHeader.line("Content-Disposition", [disposition + ";"] + name),
    ]
    if let id = attachment.contentID {
      guard !id.isEmpty, id.utf8.allSatisfy({ $0.isVisibleASCII && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") })
      else { throw .invalidContentID }
      headers.append(FoldedHeader.line("Content-ID", ["<\(id)>"]))
    }
    return MIMEPart(headers: headers, body: TransferEncoding.base64.encode(Array(attachment.content)))
  }

  /// A message or several parts can't be base64 (RFC 2046, sections 5.1 and 5.2.1).
  private static func contentType(of attachment: EmailAttachment) throws(EmailError) -> String {
    let type = attachment.contentType
    let pieces = type.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard pieces.count == 2, type.utf8.count <= 127,
      pieces.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCIIAlphanumeric || "!#$&-^_.+".utf8.contains($0) } }),
      !["message", "multipart"].contains(type.prefix { $0 != "/" }.lowercased())
    else { throw .invalidContentType(type) }
    return type
  }

  private static func multipart(
    _ subtype: String, _ parts: [MIMEPart], _ boundary: String, type: String? = nil
  ) -> MIMEPart {
    var body: [UInt8] = []
    for part in parts {
      // The line break before a boundary belongs to that (RFC 2046, section 5.1.1).
      body += Array("--\(boundary)\r\n".utf8) + part.joined() + [0x0D, 0x0A]
    }
    body += Array("--\(boundary)--\r\n".utf8)
    let parameters = (type.map { ["type=\"\($0)\";"] } ?? []) + ["boundary=\"\(boundary)\""]
    return MIMEPart(headers: [FoldedHeader.line("Content-Type", ["multipart/\(subtype);"] + parameters)], body: body)
  }
}

/// Lines that part the parts: each holds the message's identifier, which is random, so that no text can hold it.
private struct Boundary {
  private let id: String

  init(_ message: EmailMessage) {
    id = message.messageID.map { String($0.prefix { $0 != "@" }) } ?? ""
  }

  func next(_ kind: String) -> String { "=_\(kind)_\(id)" }
}

extension [UInt8] {
  fileprivate var hasSuffixOfLineBreak: Bool { count >= 2 && self[count - 2] == 0x0D && self[count - 1] == 0x0A }
}
