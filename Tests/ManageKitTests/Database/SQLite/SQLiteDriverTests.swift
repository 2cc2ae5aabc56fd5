import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite(.timeLimit(.minutes(5)))
struct SQLiteDriverTests {
  private func value(_ database: Database, _ sql: SQL) async throws -> DatabaseValue? {
    try await database.query(sql).first?[0]
  }

  @Test("the file is made, in WAL mode, with foreign keys enforced on every connection")
  func configuration() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.path(of: "사이트 db.sqlite3")
      try await TestDatabase.withOpen(.sqlite(path: path)) { database in
        #expect(FileManager.default.fileExists(atPath: path))
        #expect(try await value(database, "PRAGMA journal_mode") == .text("wal"))
        #expect(try await value(database, "PRAGMA foreign_keys") == .integer(1))
        try await database.withConnection { connection in
          let isEnforced: Bool? = try await connection.query("PRAGMA foreign_keys").first?[0]
          #expect(isEnforced == true)
        }
      }
    }
  }

  @Test("written rows are there when the file is opened again")
  func reopening() async throws {
    try await TestDatabase.withSettings(.sqlite) { settings in
      _ = try await TestDatabase.withOpen(settings) {
        try await $0.execute("CREATE TABLE fruit AS SELECT 'fig' AS name")
      }
      let fruits = try await TestDatabase.withOpen(settings) { try await $0.fruits }
      #expect(fruits == ["fig"])
    }
  }

  @Test("values are stored in the form in which Django stores them")
  func storage() async throws {
    try await TestDatabase.withDatabase(.sqlite) { database in
      let date = Date(timeIntervalSince1970: 1_780_218_900.25)
      let stored: [(value: DatabaseValue, literal: String)] = [
        (.bool(true), "1"), (.integer(-7), "-7"), (.double(0.5), "0.5"), (.text("감"), "'감'"),
        (.blob(Data([0, 255])), "X'00FF'"), (.blob(Data()), "X''"), (.null, "NULL"),
        (.timestamp(date), "'2026-05-31 09:15:00.250000'"),
      ]
      for (value, literal) in stored {
        let quoted = try await self.value(database, "SELECT quote(\(value))")
        #expect(quoted == .text(literal))
      }
    }
  }

  @Test("NaN is refused, for SQLite would keep it as null")
  func notANumber() async throws {
    try await TestDatabase.withDatabase(.sqlite) { database in
      let error = await #expect(throws: DatabaseError.self) { try await database.query("SELECT \(1), \(Double.nan)") }
      #expect(error?.description.hasPrefix("invalid value for ?2: SQLite can't hold NaN (client)") == true)
    }
  }

  @Test("a file in a folder that doesn't exist is one line that names it, and a hint")
  func missingFolder() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.path(of: "none/db.sqlite3")
      let error = await #expect(throws: DatabaseError.self) {
        try await TestDatabase.withOpen(.sqlite(path: path)) { _ in }
      }
      #expect(error?.name == "unreachable")
      #expect(error?.description.hasPrefix("cannot open the SQLite database \(path): ") == true)
      #expect(error?.description.contains("\n") == false)
      #expect(error?.hint == "check that its folder exists and can be written")
    }
  }

  @Test("a folder and a text file are no databases", arguments: ["folder", "notes.txt"])
  func otherFiles(name: String) async throws {
    let text = String(repeating: "Not a database, but long enough for a header. ", count: 40)
    try await TemporaryFolder.with(["folder/a": "", "notes.txt": text]) { folder in
      let path = folder.path(of: name)
      let error = await #expect(throws: DatabaseError.self) {
        try await TestDatabase.withOpen(.sqlite(path: path)) { _ in }
      }
      #expect(error?.name == "unreachable")
      #expect(error?.description.contains(path) == true)
      if name == "notes.txt" { #expect(error?.description == "\(path) is not an SQLite database") }
      let textAfter = try folder.read("notes.txt")
      #expect(textAfter == text)
    }
  }

  private var impatient: ConnectionLimits {
    var limits = ConnectionLimits()
    limits.wait = .seconds(1)
    return limits
  }

  @Test("while another program writes, reads go on and a write ends in 'locked'")
  func lockedByWriter() async throws {
    try await TestDatabase.withSettings(.sqlite) { settings in
      try await TestDatabase.withOpen(settings, limits: impatient) { database in
        try await database.execute("CREATE TABLE fruit (name text)")
        try await TestDatabase.withOpen(settings) { other in
          try await other.transaction { connection in
            try await connection.execute("INSERT INTO fruit VALUES ('fig')")
            #expect(try await database.fruits.isEmpty)
            let error = await #expect(throws: DatabaseError.self) {
              try await database.execute("INSERT INTO fruit VALUES ('kiwi')")
            }
            #expect(error?.name == "locked")
          }
        }
        try await database.execute("INSERT INTO fruit VALUES ('kiwi')")
        #expect(try await database.fruits == ["fig", "kiwi"])
      }
    }
  }

  @Test("a write that waits for its own task's transaction is an error, and the transaction goes on")
  func writeWithinTransaction() async throws {
    try await TestDatabase.withSettings(.sqlite) { settings in
      try await TestDatabase.withOpen(settings, limits: impatient) { database in
        try await database.execute("CREATE TABLE fruit (name text)")
        try await database.transaction { connection in
          try await connection.execute("INSERT INTO fruit VALUES ('fig')")
          let error = await #expect(throws: DatabaseError.self) {
            try await database.execute("INSERT INTO fruit VALUES ('kiwi')")
          }
          #expect(error?.name == "timedOut")
          #expect(error?.description.contains("use its own connection") == true)
        }
        let fruits = try await database.fruits
        #expect(fruits == ["fig"])
      }
    }
  }

  @Test("a short write of another program is waited for")
  func waiting() async throws {
    try await TestDatabase.withSettings(.sqlite) { settings in
      try await TestDatabase.withOpen(settings) { database in
        try await database.execute("CREATE TABLE fruit (name text)")
        try await TestDatabase.withOpen(settings) { other in
          let isWriting = Signal()
          let task = Task {
            defer { isWriting.send() }
            try await other.transaction { connection in
              try await connection.execute("INSERT INTO fruit VALUES ('fig')")
              isWriting.send()
              try await Task.sleep(for: .milliseconds(300))
            }
          }
          await isWriting.wait()
          try await database.execute("INSERT INTO fruit VALUES ('kiwi')")
          try await task.value
        }
        #expect(try await database.fruits == ["fig", "kiwi"])
      }
    }
  }

  @Test("a file that another program has for itself alone can't be opened: 'locked'")
  func lockedFile() async throws {
    try await TestDatabase.withSettings(.sqlite) { settings in
      try await TestDatabase.withOpen(settings) { database in
        try await database.withConnection { connection in
          try await connection.executeScript(
            "PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; CREATE TABLE fruit (name text);")
          let error = await #expect(throws: DatabaseError.self) {
            try await TestDatabase.withOpen(settings, limits: impatient) { _ in }
          }
          #expect(error?.name == "locked")
        }
      }
    }
  }
}
