import Testing

@testable import ManageKit

@Suite("Django's recorded passwords, session hashes and names", .enabled(if: Vectors.areAvailable, Vectors.absence))
struct AuthVectorTests {
  /// One round, so that wrong passwords aren't hashed up to the default number.
  private let quick = PasswordHasher(rounds: 1, pool: HashingPool(width: 2, waiting: 1000))

  @Test("a password verifies where it does in Django", arguments: Vectors.records("auth.jsonl", "check_password"))
  func checkPassword(_ record: VectorRecord) async throws {
    let encoded = record.string("encoded")
    #expect(try await quick.verify(record.string("password"), encoded) == record["verify"].bool)
    #expect(PasswordHasher().mustUpdate(encoded) == record["must_update"].bool)
  }

  @Test(
    "an unusable or damaged hash lets nobody in", arguments: Vectors.records("auth.jsonl", "check_unusable"))
  func checkUnusable(_ record: VectorRecord) async throws {
    let encoded = record.string("encoded")
    #expect(PasswordHasher.isUsable(encoded) == record["usable"].bool)
    guard let password = record["password"].string else { return }
    if record.expected.error != nil {
      await #expect(throws: PasswordHasherError.malformed(algorithm: "pbkdf2_sha256")) {
        try await quick.verify(password, encoded)
      }
    } else {
      #expect(try await quick.verify(password, encoded) == false)
    }
  }

  @Test("a salt must be given", arguments: Vectors.records("auth.jsonl", "encode_invalid_salt"))
  func invalidSalt(_ record: VectorRecord) async throws {
    await #expect(throws: PasswordHasherError.invalidSalt) {
      try await quick.hash(record.string("password"), salt: record.string("salt"))
    }
  }

  @Test("PBKDF2 derives the same key", arguments: Vectors.records("auth.jsonl", "pbkdf2"))
  func pbkdf2(_ record: VectorRecord) throws {
    let byteCount = record.int("dklen")
    let key = PBKDF2.derive(
      password: record.string("password"), salt: record.string("salt"), rounds: record.int("iterations"),
      byteCount: byteCount > 0 ? byteCount : nil,
      digest: try #require(DigestAlgorithm(rawValue: record.string("digest"))))
    #expect(key?.hexadecimal == record.string("hex"))
  }

  @Test("a session's hash of its user", arguments: Vectors.records("auth.jsonl", "session_auth_hash"))
  func sessionAuthHash(_ record: VectorRecord) {
    let keys = SigningKeys(record.string("secret"))
    #expect(SessionAuthHash.make(forPasswordHash: record.string("password"), keys: keys) == record.string("hash"))
  }

  @Test("a user's id in an address", arguments: Vectors.records("auth.jsonl", "uid"))
  func uid(_ record: VectorRecord) {
    #expect(URLSafeBase64.encode(record.string("pk").utf8) == record.string("uidb64"))
  }

  @Test("an e-mail address is normalised", arguments: Vectors.records("auth.jsonl", "normalize_email"))
  func normalizeEmail(_ record: VectorRecord) {
    let normalized = EmailValidator.normalize(record.string("email"))
    #expect(normalized.utf8.elementsEqual(record.string("expect").utf8))
  }

  @Test("a username is normalised", arguments: Vectors.records("auth.jsonl", "normalize_username"))
  func normalizeUsername(_ record: VectorRecord) {
    let normalized = UsernameValidator.normalize(record.string("username"))
    #expect(normalized.utf8.elementsEqual(record.string("expect").utf8))
  }
}
