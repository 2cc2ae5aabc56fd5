import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Messages as another program reads them")
struct MessageCorpusTests {
  @Test(
    "500 messages are parsed by Python's email without a defect, and are what went in",
    .enabled(if: Shell.has("python3")), .timeLimit(.minutes(3)))
  func parsed() async throws {
    let messages = MessageCorpus(count: 500).messages
    try await TemporaryFolder.with { folder in
      for (number, message) in messages.enumerated() {
        try Data(message.encoded()).write(to: URL(filePath: folder.path(of: "\(number).eml")))
      }
      let expected = try messages.map { try Expected($0) }
      try folder.write(String(decoding: try JSONEncoder().encode(expected), as: UTF8.self), to: "expected.json")
      let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "parse-messages.py").path
      let output = try await Shell.run("python3 '\(script)' .", in: folder.path)
      #expect(output.stdout == "500 messages\n", "\(output.stdout.prefix(4000))\(output.stderr)")
    }
  }
}

/// What a reader is to find in a message.
private struct Expected: Encodable {
  let subject, header, text: String
  let html: String?
  let from, to, cc, replyTo: [[String]]
  let files: [[String]]

  init(_ message: EmailMessage) throws {
    (subject, header, text) = (message.subject, message.headers[0].value, message.text)
    html = message.html
    from = try Self.pairs(message.from.map { [$0] } ?? [])
    to = try Self.pairs(message.to)
    cc = try Self.pairs(message.cc)
    replyTo = try Self.pairs(message.replyTo)
    files = message.attachments.map { [$0.name, $0.contentType, $0.content.base64EncodedString()] }
  }

  private static func pairs(_ addresses: [EmailAddress]) throws -> [[String]] {
    try addresses.map { [$0.name, try $0.ascii(in: "To")] }
  }

  /// An absent HTML is a null, which Python expects.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(subject, forKey: .subject)
    try container.encode(header, forKey: .header)
    try container.encode(text, forKey: .text)
    try container.encode(html, forKey: .html)
    try container.encode(from, forKey: .from)
    try container.encode(to, forKey: .to)
    try container.encode(cc, forKey: .cc)
    try container.encode(replyTo, forKey: .replyTo)
    try container.encode(files, forKey: .files)
  }

  private enum CodingKeys: CodingKey {
    case subject, header, text, html, from, to, cc, replyTo, files
  }
}
