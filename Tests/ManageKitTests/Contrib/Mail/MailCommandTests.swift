import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("manage sendtestemail and sendmail", .timeLimit(.minutes(2)))
struct MailCommandTests {
  @Test("the console is development's mailer")
  func console() async throws {
    try await TemporaryFolder.with { folder in
      let output = try await ManageBinary.run("sendtestemail", "김민수 <minsu@한국.kr>", in: folder.path)
      #expect(output.exitCode == 0)
      #expect(output.stdout.contains("To: 김민수 <minsu@한국.kr>\nSubject: Test mail from manage\n"))
    }
  }

  @Test("a folder gets a file that mail programs open")
  func file() async throws {
    try await TemporaryFolder.with { folder in
      let output = try await ManageBinary.run(
        "sendtestemail", "a@example.com", in: folder.path,
        environment: ["DEBUG_EMAIL_URL": "file://\(folder.path)/mail"])
      #expect(output.exitCode == 0, "\(output.stderr)")
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "mail"))
      #expect(files.count == 1)
      #expect(try folder.read("mail/\(files[0])").hasPrefix("From: webmaster@localhost\r\nTo: a@example.com\r\n"))
    }
  }

  @Test("in product the settings are asked for, and a wrong one is explained without its password")
  func settings() async throws {
    try await TemporaryFolder.with { folder in
      let missing = try await ManageBinary.run(
        "sendtestemail", "a@example.com", "--settings", "product", in: folder.path)
      #expect(missing.exitCode == 1)
      #expect(missing.stderr.contains("PRODUCT_EMAIL_URL") && missing.stderr.contains("PRODUCT_DEFAULT_FROM_EMAIL"))
      let wrong = try await ManageBinary.run(
        "sendtestemail", "a@example.com", in: folder.path,
        environment: ["DEBUG_EMAIL_URL": "smtp://minsu:hunter2@mail.example.com:x"])
      #expect(wrong.exitCode == 1 && wrong.stderr.contains("has a port that is not one from 1 to 65535"))
      #expect(!(wrong.stdout + wrong.stderr).contains("hunter2"))
    }
  }

  @Test("an address that isn't one is bad usage, and an unknown mailer is named")
  func usage() async throws {
    try await TemporaryFolder.with { folder in
      #expect(try await ManageBinary.run("sendtestemail", "nobody", in: folder.path).exitCode == 64)
      let unknown = try await ManageBinary.run("sendtestemail", "a@example.com", "--using", "bulk", in: folder.path)
      #expect(unknown.exitCode == 1 && unknown.stderr.contains("no mailer is named 'bulk'"))
    }
  }

  @Test("sendmail sends what is due and prints the counts", arguments: TestDatabase.available)
  func sendmail(dialect: Dialect) async throws {
    try await TestDatabase.withSettings(dialect) { settings in
      try await TemporaryFolder.with { folder in
        let place: DatabaseSettings = dialect == .sqlite ? .sqlite(path: folder.path(of: "db.sqlite3")) : settings
        let environment = place.environment.merging(["DEBUG_EMAIL_URL": "file://\(folder.path)/mail"]) { $1 }
        #expect(try await ManageBinary.run("migrate", in: folder.path, environment: environment).exitCode == 0)
        try await TestDatabase.withOpen(place) { database in
          for number in 0..<3 {
            let message = try EmailMessage(
              subject: "\(number)", text: "Text", from: EmailAddress("from@example.com"),
              to: [EmailAddress("a@example.com")]
            ).dispatched(from: nil)
            try await OutboxMail.insert(OutboxMail.Draft(message)).execute(in: database)
          }
        }
        let sent = try await ManageBinary.run("sendmail", in: folder.path, environment: environment)
        #expect(sent.stdout == "3 mails sent, 0 to be tried again, 0 given up.\n", "\(sent.stderr)")
        let json = try await ManageBinary.run("sendmail", "--json", in: folder.path, environment: environment)
        #expect(json.stdout == #"{"sent":0,"deferred":0,"failed":0}"# + "\n", "\(json.stdout)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "mail")).count == 3)
      }
    }
  }
}
