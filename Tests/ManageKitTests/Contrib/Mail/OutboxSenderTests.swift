import Foundation
import ManageTesting
import Synchronization
import Testing

@testable import ManageKit

@Suite("The outbox", .timeLimit(.minutes(2)))
struct OutboxSenderTests {
  /// A time that tests move.
  private final class Clock: Sendable {
    private let offset = Mutex(TimeInterval(0))

    var now: Date { Date(timeIntervalSinceNow: offset.withLock { $0 }) }
    func advance(_ seconds: TimeInterval) { offset.withLock { $0 += seconds } }
  }

  private struct Fixture: Sendable {
    let database: Database
    let server = TestMailServer()
    let clock = Clock()

    func sender(keepsSent: Bool = false) -> OutboxSender {
      OutboxSender(
        database: database, keepsSent: keepsSent, backend: { [server] _ in server }, now: { [clock] in clock.now })
    }

    func add(_ subject: String, to addresses: [String] = ["a@example.com"]) async throws {
      let message = try EmailMessage(
        subject: subject, text: "Text", from: EmailAddress("from@example.com"), to: addresses.map { EmailAddress($0) }
      ).dispatched(from: nil)
      try await OutboxMail.insert(OutboxMail.Draft(message)).execute(in: database)
    }

    func rows() async throws -> [OutboxMail] {
      try await OutboxMail.order { $0.id.ascending }.fetch(from: database)
    }
  }

  private func with(_ dialect: Dialect, _ body: (Fixture) async throws -> Void) async throws {
    try await TestDatabase.withDatabase(dialect) { database in
      try await Site([.mail]).migrations(root: "/nonexistent", dialect: dialect).migrate(in: database)
      try await body(Fixture(database: database))
    }
  }

  @Test("a mail is sent once and gone, or kept as sent", arguments: TestDatabase.available)
  func sends(dialect: Dialect) async throws {
    try await with(dialect) { fixture in
      try await fixture.add("one")
      #expect(try await fixture.sender().sendDue() == .init(sent: 1))
      #expect(try await fixture.sender().sendDue() == .init())
      #expect(try await fixture.rows().isEmpty)
      try await fixture.add("two")
      #expect(try await fixture.sender(keepsSent: true).sendDue() == .init(sent: 1))
      #expect(try await fixture.sender(keepsSent: true).sendDue() == .init())
      let row = try #require(try await fixture.rows().first)
      #expect(row.sentAt != nil && row.dueAt == nil && row.failedAt == nil)
      #expect(fixture.server.accepted == ["one": ["a@example.com"], "two": ["a@example.com"]])
    }
  }

  @Test("many senders at once send each mail once", arguments: TestDatabase.available)
  func shared(dialect: Dialect) async throws {
    try await with(dialect) { fixture in
      for number in 0..<60 { try await fixture.add("\(number)") }
      let tallies = try await withThrowingTaskGroup(of: OutboxSender.Tally.self) { group in
        for _ in 0..<3 { group.addTask { try await fixture.sender().sendDue(jobs: 2) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(tallies.map(\.sent).reduce(0, +) == 60)
      #expect(fixture.server.accepted.count == 60 && fixture.server.accepted.values.allSatisfy { $0.count == 1 })
      #expect(try await fixture.rows().isEmpty)
    }
  }

  @Test(
    "while the server is down it is asked once a run, and later gets everything once", arguments: TestDatabase.available
  )
  func downThenUp(dialect: Dialect) async throws {
    try await with(dialect) { fixture in
      for number in 0..<10 { try await fixture.add("\(number)") }
      fixture.server.isDown = true
      for _ in 0..<10 {
        #expect(try await fixture.sender().sendDue() == .init(deferred: 1))
        fixture.clock.advance(60)
      }
      #expect(fixture.server.attempts == 10)
      #expect(try await fixture.rows().contains { $0.error == "could not connect" && $0.attempts > 0 })
      fixture.server.isDown = false
      fixture.clock.advance(3600)
      #expect(try await fixture.sender().sendDue() == .init(sent: 10))
      #expect(fixture.server.accepted.values.allSatisfy { $0.count == 1 })
    }
  }

  @Test("each failure doubles the wait", arguments: TestDatabase.available)
  func backOff(dialect: Dialect) async throws {
    try await with(dialect) { fixture in
      try await fixture.add("one")
      fixture.server.isDown = true
      for wait in [15.0, 30, 60, 120] {
        #expect(try await fixture.sender().sendDue() == .init(deferred: 1))
        fixture.clock.advance(wait - 5)
        #expect(try await fixture.sender().sendDue() == .init())
        fixture.clock.advance(6)
      }
    }
  }

  @Test("a killed sender's mail waits until its claim is over, and no other does", arguments: TestDatabase.available)
  func killed(dialect: Dialect) async throws {
    try await with(dialect) { fixture in
      for number in 0..<3 { try await fixture.add("\(number)") }
      let database = fixture.database
      let claimed = try await OutboxMail.claim(in: database, except: [], at: fixture.clock.now, for: OutboxSender.lease)
      #expect(try claimed?.decodedMessage().subject == "0")
      #expect(try await fixture.sender().sendDue() == .init(sent: 2))
      fixture.clock.advance(OutboxSender.lease / .seconds(1) + 1)
      #expect(try await fixture.sender().sendDue() == .init(sent: 1))
      #expect(fixture.server.accepted.keys.sorted() == ["0", "1", "2"])
      // The first sender wasn't killed, but slow: what it has to say comes too late.
      try await claimed?.record(
        OutboxOutcome(permanent: [EmailAddress("a@example.com")]), in: database, at: Date(), keepsSent: false)
      #expect(try await fixture.rows().isEmpty)
    }
  }

  @Test("of three recipients one can't get it, one not yet: nobody gets it twice", arguments: TestDatabase.available)
  func perRecipient(dialect: Dialect) async throws {
    try await with(dialect) { fixture in
      try await fixture.add("one", to: ["a@example.com", "b@example.com", "c@example.com"])
      fixture.server.refuse("b@example.com", "550 no such user", isPermanent: true)
      fixture.server.refuse("c@example.com", "452 full", isPermanent: false)
      #expect(try await fixture.sender().sendDue() == .init(deferred: 1, failed: 1))
      fixture.server.acceptAll()
      fixture.clock.advance(60)
      #expect(try await fixture.sender().sendDue() == .init(sent: 1))
      #expect(fixture.server.accepted == ["one": ["a@example.com", "c@example.com"]])
      let rows = try await fixture.rows()
      #expect(rows.map(\.recipients.value) == [[EmailAddress("b@example.com")]])
      #expect(rows.allSatisfy { $0.failedAt != nil && $0.error.contains("550 no such user") })
    }
  }

  @Test("a mail that can't ever be sent is kept with its error", arguments: TestDatabase.available)
  func unreadable(dialect: Dialect) async throws {
    try await with(dialect) { fixture in
      try await fixture.add("one")
      try await fixture.database.execute("UPDATE mail_outbox SET message = '{'")
      #expect(try await fixture.sender().sendDue() == .init(failed: 1))
      #expect(try await fixture.sender().sendDue() == .init())
      #expect(try await fixture.rows().map(\.error) == ["the message can't be read"])
    }
  }

  @Test("a mail that was tried for five days is given up", arguments: TestDatabase.available)
  func givenUp(dialect: Dialect) async throws {
    try await with(dialect) { fixture in
      try await fixture.add("one")
      fixture.server.isDown = true
      fixture.clock.advance(5 * 86_400 + 1)
      #expect(try await fixture.sender().sendDue() == .init(failed: 1))
      #expect(try await fixture.rows().allSatisfy { $0.failedAt != nil && $0.dueAt == nil })
    }
  }
}
