import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("FileLock")
struct FileLockTests {
  @Test("a database has one lock, whatever links lead to it")
  func links() async throws {
    try await TemporaryFolder.with(["data/db.sqlite3": ""]) { folder in
      let real = folder.path(of: "data/db.sqlite3")
      let links = [folder.path(of: "link.sqlite3"), folder.path(of: "second.sqlite3"), folder.path(of: "folder")]
      try FileManager.default.createSymbolicLink(atPath: links[0], withDestinationPath: "data/db.sqlite3")
      try FileManager.default.createSymbolicLink(atPath: links[1], withDestinationPath: links[0])
      try FileManager.default.createSymbolicLink(atPath: links[2], withDestinationPath: "data")
      let paths = [real, links[0], links[1], links[2] + "/db.sqlite3"].map(FileLock.path(forDatabase:))
      #expect(Set(paths).count == 1)
      let held = try FileLock.acquire(path: paths[0])
      #expect(FileLock.holder(path: paths[1])?.processID == Int(ProcessInfo.processInfo.processIdentifier))
      let second = try FileLock.acquire(path: paths[1]) == nil
      #expect(second)
      _ = consume held
    }
  }

  @Test("whoever may write the database may lock it", arguments: [0o600, 0o660, 0o666])
  func permissions(mode: Int) async throws {
    try await TemporaryFolder.with(["db.sqlite3": ""]) { folder in
      let path = folder.path(of: "db.sqlite3")
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      _ = try FileLock.acquire(path: FileLock.path(forDatabase: path))
      let attributes = try FileManager.default.attributesOfItem(atPath: path + ".lock")
      #expect(attributes[.posixPermissions] as? Int == mode)
    }
  }

  @Test("a lock file that can't be made is an error that names it")
  func unusable() {
    let error = #expect(throws: MigrationError.self) { _ = try FileLock.acquire(path: "/nonexistent/lock") }
    #expect(error?.description == "cannot lock /nonexistent/lock: No such file or directory")
    #expect(error?.hint == "let everybody who may write the database write its folder and this file")
  }
}
