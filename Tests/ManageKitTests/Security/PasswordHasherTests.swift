import Testing

@testable import ManageKit

@Suite("PasswordHasher")
struct PasswordHasherTests {
  private let hasher = PasswordHasher(rounds: 10)
  private let password = "Kimchi-jjigae-42"
  private let encoded = "pbkdf2_sha256$10$saltsaltsaltsaltsaltsa$EAi916YV2CNXgMcLgposeU8meyrRJEcCHj2MNn/aCGg="

  @Test("a hash equals Django's of the same password, salt and rounds")
  func djangoFormat() async throws {
    #expect(try await hasher.hash(password, salt: "saltsaltsaltsaltsaltsa") == encoded)
  }

  @Test("each hash has a salt of its own, of 22 letters and digits")
  func salt() async throws {
    let hashes = try await [hasher.hash(password), hasher.hash(password)]
    let salts = hashes.map { $0.split(separator: "$")[2] }
    #expect(salts[0] != salts[1])
    #expect(salts.allSatisfy { $0.count == 22 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } })
  }

  @Test("only the right password verifies")
  func verify() async throws {
    #expect(try await hasher.verify(password, encoded))
    #expect(try await !hasher.verify("kimchi-jjigae-42", encoded))
    #expect(try await !hasher.verify("", encoded))
  }

  @Test("the hashes that a Django site left verify, whatever their algorithm and rounds")
  func otherHashes() async throws {
    let others = [
      "pbkdf2_sha1$10$salt$ulPF9HjzwS8xgtJD62AA8RaaAwA=",
      "scrypt$1024$salt$8$1$GXjYfkd8nayFwzlRB2u7/iax2ZPp2XUwR4yTajtKtkfndpkw7YzmPKlwNX3j9zpW9KIepribCQjktHZPAQG4NQ==",
      "pbkdf2_sha256$216000$ChC4qUPxDLNB$sww7YWB5NMhQEMSMRhQh4GxEw27KDPUrT+Nw483M9Zo=",
    ]
    for other in others {
      #expect(try await hasher.verify(password, other))
      #expect(try await !hasher.verify("other", other))
    }
  }

  @Test("the empty password hashes as in Django")
  func emptyPassword() async throws {
    let empty = "pbkdf2_sha256$10$saltsaltsaltsaltsaltsa$xd+KcBWeGA1pwDmZCMy2FYsK+tSuvN4Bn1VB6L/qz5I="
    #expect(try await hasher.hash("", salt: "saltsaltsaltsaltsaltsa") == empty)
    #expect(try await hasher.verify("", empty))
  }

  @Test("a salt is neither empty nor contains the separator", arguments: ["", "a$b"])
  func invalidSalt(salt: String) async {
    await #expect(throws: PasswordHasherError.invalidSalt) { try await hasher.hash(password, salt: salt) }
  }

  @Test("nobody logs in with an unusable password, or one of an unknown algorithm")
  func unusable() async throws {
    let unusable = PasswordHasher.unusable()
    #expect(unusable.count == 41 && !PasswordHasher.isUsable(unusable) && unusable != PasswordHasher.unusable())
    #expect(PasswordHasher.isUsable(encoded))
    for stored in [unusable, "", "md5$salt$67a1e09bb1f83f5007dc119c14d663aa", password] {
      #expect(try await !hasher.verify(password, stored))
      #expect(!hasher.mustUpdate(stored))
    }
  }

  @Test(
    "a damaged hash is an error, and never a trap",
    arguments: [
      "pbkdf2_sha256", "pbkdf2_sha256$10$salt", "pbkdf2_sha256$many$salt$hash", "pbkdf2_sha256$0$salt$hash",
      "pbkdf2_sha256$-1$salt$hash", "pbkdf2_sha256$4294967296$salt$hash", "pbkdf2_sha256$10$$hash",
    ])
  func damaged(stored: String) async {
    await #expect(throws: PasswordHasherError.malformed(algorithm: "pbkdf2_sha256")) {
      try await hasher.verify(password, stored)
    }
  }

  @Test(
    "a damaged scrypt hash is an error, and never a trap",
    arguments: [
      "scrypt$1024$salt$8$1", "scrypt$1000$salt$8$1$hash", "scrypt$0$salt$8$1$hash",
      "scrypt$9223372036854775807$salt$8$1$hash", "scrypt$1048576$salt$1024$1$hash", "scrypt$1024$$8$1$hash",
    ])
  func damagedScrypt(stored: String) async {
    await #expect(throws: PasswordHasherError.malformed(algorithm: "scrypt")) {
      try await hasher.verify(password, stored)
    }
  }

  @Test("fewer rounds, a short salt and another algorithm ask for a new hash; more rounds don't")
  func mustUpdate() {
    let salt = "saltsaltsaltsaltsaltsa"
    #expect(hasher.mustUpdate("pbkdf2_sha256$9$\(salt)$hash"))
    #expect(!hasher.mustUpdate("pbkdf2_sha256$10$\(salt)$hash"))
    #expect(!hasher.mustUpdate("pbkdf2_sha256$11$\(salt)$hash"))
    #expect(hasher.mustUpdate("pbkdf2_sha256$10$\(salt.dropLast())$hash"))
    #expect(hasher.mustUpdate("pbkdf2_sha1$10$\(salt)$hash"))
    #expect(hasher.mustUpdate("scrypt$16384$\(salt)$8$5$hash"))
  }

  @Test("an unknown user's password, an unusable one and a wrong one are all hashed: each needs a place in the pool")
  func burn() async throws {
    let pool = HashingPool(width: 1, waiting: 0)
    let busy = PasswordHasher(rounds: 10, pool: pool)
    try await pool.occupied {
      await #expect(throws: PasswordHasherError.busy) { try await busy.burn(password) }
      await #expect(throws: PasswordHasherError.busy) { try await busy.verify(password, "!") }
      await #expect(throws: PasswordHasherError.busy) { try await busy.verify(password, encoded) }
      await #expect(throws: PasswordHasherError.busy) { try await busy.hash(password) }
    }
    #expect(try await busy.verify(password, encoded))
  }
}
