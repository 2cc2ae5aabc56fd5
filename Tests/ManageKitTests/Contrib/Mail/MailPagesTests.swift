import ManageTesting
import Testing

@testable import ManageKit

@Suite("Mail that a page sends", .timeLimit(.minutes(2)))
struct MailPagesTests {
  private struct Refused: Error {}

  private static let app = App("letters", dependencies: [.mail]) { routing, site in
    routing.get("send/") { _, context in
      let message = try await context.email(
        "letters/hello", values: ["name": "<Kim & Lee>"], to: [EmailAddress("to@example.com")])
      try await context.sendMail(message)
      return TextReply("sent")
    }
    routing.get("refuse/") { _, context in
      try await context.database.transaction { connection in
        try await context.sendMail(
          EmailMessage(subject: "never", to: [EmailAddress("to@example.com")]), in: connection)
        throw Refused()
      }
      return TextReply("sent")
    }
    routing.get("inject/") { _, context in
      try await context.sendMail(
        EmailMessage(subject: "a\nBcc: x@example.com", to: [EmailAddress("to@example.com")]))
      return TextReply("sent")
    }
  }

  private static let files = [
    "templates/letters/hello.subject.txt": "Hello, {{ name }}\n", "templates/letters/hello.txt": "Dear {{ name }}\n",
    "templates/letters/hello.html": "<p>Dear {{ name }}</p>\n",
  ]

  @Test("subject and text are not escaped, HTML is, and the outbox has it", arguments: TestDatabase.available)
  func sent(dialect: Dialect) async throws {
    try await TemporaryFolder.with(Self.files) { folder in
      try await LiveSite.with(Site([Self.app]), dialect, root: folder.path) { site async throws in
        #expect(try await site.client().get("/send/").status == 200)
        let message = try #require(try await site.outbox.first)
        #expect(message.subject == "Hello, <Kim & Lee>")
        #expect(message.text == "Dear <Kim & Lee>\n")
        #expect(message.html == "<p>Dear &lt;Kim &amp; Lee&gt;</p>\n")
        #expect(message.from == EmailAddress("webmaster@localhost"))
      }
    }
  }

  @Test(
    "a transaction that is rolled back sends nothing, nor does a subject with a line break",
    arguments: TestDatabase.available)
  func notSent(dialect: Dialect) async throws {
    try await TemporaryFolder.with(Self.files) { folder in
      try await LiveSite.with(Site([Self.app]), dialect, root: folder.path) { site async throws in
        #expect(try await site.client().get("/refuse/").status == 500)
        #expect(try await site.client().get("/inject/").status == 500)
        #expect(try await site.outbox.isEmpty)
      }
    }
  }
}
