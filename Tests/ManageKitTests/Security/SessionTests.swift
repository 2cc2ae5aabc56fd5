import Foundation
import ManageGroundwork
import Testing

@testable import ManageKit

@Suite("SessionCodec and SessionAuthHash")
struct SessionTests {
  private let keys = SigningKeys("a-key-of-the-tests")

  @Test("a session that Django stored is read")
  func readDjango() {
    let stored =
      ".eJyrVopPLC3JiC8tTi2Kz0xRslIyV9JBFktKTM5OzQNJpGQl5qXn6yXn55UUZSbpgZToQWWL9XzzU1JznKBqdZTyUitKgFr00_KLSnP1l"
      + "WoBehckZw:1vb66i:02xQYdT01cg5V-mU3B66rhoknAVs91AWlNlIIKDdn0o"
    #expect(
      SessionCodec(keys: keys).decode(stored) == [
        "_auth_user_id": "7", "_auth_user_backend": "django.contrib.auth.backends.ModelBackend", "next": "/forum/",
      ])
  }

  @Test("a session comes back, but not from another key")
  func roundTrip() {
    let data: JSONObject = ["cart": [["n": 2]], "name": "민수"]
    let stored = SessionCodec(keys: keys).encode(data)
    #expect(SessionCodec(keys: keys).decode(stored) == data)
    #expect(SessionCodec(keys: SigningKeys("new", fallbacks: ["a-key-of-the-tests"])).decode(stored) == data)
    #expect(SessionCodec(keys: SigningKeys("other")).decode(stored).isEmpty)
  }

  @Test("unreadable data is an empty session", arguments: ["", "not a session", "a:b:c"])
  func damaged(stored: String) {
    #expect(SessionCodec(keys: keys).decode(stored).isEmpty)
  }

  @Test("signed data that isn't an object is an empty session")
  func notAnObject() {
    let stored = Signing.dumps([1], keys: keys, salt: "django.contrib.sessions.SessionStore")
    #expect(SessionCodec(keys: keys).decode(stored).isEmpty)
  }

  @Test("a session's key is 32 characters of a-z and 0-9")
  func key() {
    let key = SessionCodec.makeKey()
    #expect(key.count == 32 && key.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) })
    #expect(key != SessionCodec.makeKey())
  }

  @Test("a session's hash of its user is Django's, and ends with the password")
  func authHash() {
    let passwordHash = "pbkdf2_sha256$10$salt$x"
    let hash = SessionAuthHash.make(forPasswordHash: passwordHash, keys: keys)
    #expect(hash == "7b9b827c1ee23d3872c0ea9218a9abc50b8ebc14174b6f40122a6c443ce94f84")
    #expect(SessionAuthHash.verify(hash, forPasswordHash: passwordHash, keys: keys))
    #expect(!SessionAuthHash.verify(hash, forPasswordHash: "pbkdf2_sha256$10$salt$y", keys: keys))
    let rotated = SigningKeys("new", fallbacks: ["a-key-of-the-tests"])
    #expect(SessionAuthHash.verify(hash, forPasswordHash: passwordHash, keys: rotated))
    #expect(!SessionAuthHash.verify(hash, forPasswordHash: passwordHash, keys: SigningKeys("new")))
  }
}
