import Foundation
import Testing

@testable import ManageKit

@Suite("SecretKeyFile")
struct SecretKeyFileTests {
  @Test("the key is made once, for its owner's eyes, and stays")
  func once() async throws {
    try await SettingsFixture.withFolder { root in
      let first = try SecretKeyFile.load(root: root).reveal()
      #expect(first.count >= 50)
      #expect(ValueKind.weakness(ofSecretKey: first) == nil)
      #expect(try SecretKeyFile.load(root: root).reveal() == first)
      let attributes = try FileManager.default.attributesOfItem(atPath: root + "/.secret_key")
      #expect((attributes[.posixPermissions] as? Int) == 0o600)
      #expect(try FileManager.default.contentsOfDirectory(atPath: root) == [".secret_key"])
    }
  }

  @Test("two sites have two keys")
  func distinct() async throws {
    let keys = try await SettingsFixture.withFolder { first in
      try await SettingsFixture.withFolder { second in
        [try SecretKeyFile.load(root: first).reveal(), try SecretKeyFile.load(root: second).reveal()]
      }
    }
    #expect(keys[0] != keys[1])
  }

  @Test("all that start at once agree")
  func agreement() async throws {
    try await SettingsFixture.withFolder { root in
      let keys = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<32 { group.addTask { try SecretKeyFile.load(root: root).reveal() } }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(keys.count == 1)
    }
  }

  @Test("one that comes late doesn't replace the key")
  func late() async throws {
    try await SettingsFixture.withFolder { root in
      let first = try SecretKeyFile.load(root: root).reveal()
      try SecretKeyFile.create(root + "/.secret_key")
      #expect(try SecretKeyFile.load(root: root).reveal() == first)
      #expect(try FileManager.default.contentsOfDirectory(atPath: root) == [".secret_key"])
    }
  }

  @Test("a broken file is an error that names the file to delete")
  func broken() async throws {
    try await SettingsFixture.withFolder { root in
      try SettingsFixture.write("\n", to: root + "/.secret_key")
      let error = try #require(throws: SettingsError.self) { try SecretKeyFile.load(root: root) }
      #expect(error.description == "the secret key in \(root)/.secret_key can't be used: it holds no key")
      #expect(error.hint?.contains("delete \(root)/.secret_key") == true)
    }
  }

  @Test("a root that isn't there is an error")
  func noRoot() throws {
    let error = try #require(throws: SettingsError.self) { try SecretKeyFile.load(root: "/nowhere/at/all") }
    #expect(error.description.hasSuffix("no such file"))
  }
}
