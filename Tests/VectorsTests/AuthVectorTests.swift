import Foundation
import ManageGroundwork
import Testing

@testable import ManageKit

@Suite("Django's recorded passwords, session hashes and names", .enabled(if: Vectors.areAvailable, Vectors.absence))
struct AuthVectorTests {
  /// One round, so that wrong passwords aren't hashed up to the default number.
  private let quick = PasswordHasher(rounds: 1, pool: HashingPool(width: 2, waiting: 1000))

  @Test("passwords, hashes and names are as in Django")
  func auth() async throws {
    var tally = Tally("auth")
    for (record, passed) in await concurrently(try Vectors.records("auth.jsonl"), check) {
      tally.add(record.id, in: record.string("kind"), passed: passed, excuse: nil)
    }
    tally.report()
  }

  private func check(_ record: VectorRecord) async throws -> Bool {
    switch record.string("kind") {
    case "check_password":
      let encoded = record.string("encoded")
      return try await quick.verify(record.string("password"), encoded) == record["verify"].bool
        && PasswordHasher().mustUpdate(encoded) == record["must_update"].bool
    case "check_unusable": return try await isUnusable(record)
    case "encode_invalid_salt":
      do { _ = try await quick.hash(record.string("password"), salt: record.string("salt")) } catch {
        return error == .invalidSalt
      }
      return false
    case "pbkdf2": return derives(record)
    case "session_auth_hash":
      let keys = SigningKeys(record.string("secret"))
      return SessionAuthHash.make(forPasswordHash: record.string("password"), keys: keys) == record.string("hash")
    case "make_reset_token":
      let tokens = PasswordResetTokens(keys: SigningKeys(record.string("secret")))
      return tokens.make(for: subject(of: record), at: clock(of: record)) == record.string("token")
    case "check_reset_token":
      let fallbacks = record["fallbacks"].array?.compactMap(\.string) ?? []
      let tokens = PasswordResetTokens(keys: SigningKeys(record.string("secret"), fallbacks: fallbacks))
      return record.int("timeout") == PasswordResetTokens.days * 86_400
        && tokens.isValid(record.string("token"), for: subject(of: record), at: clock(of: record))
          == record["valid"].bool
    case "uid": return URLSafeBase64.encode(record.string("pk").utf8) == record.string("uidb64")
    case "normalize_email":
      return EmailValidator.normalize(record.string("email")).utf8.elementsEqual(record.string("expect").utf8)
    case "normalize_username":
      return UsernameValidator.normalize(record.string("username")).utf8.elementsEqual(record.string("expect").utf8)
    default: return false
    }
  }

  private func subject(of record: VectorRecord) -> PasswordResetSubject {
    let user = record["user"].object ?? JSONObject()
    return PasswordResetSubject(
      key: user["pk"]?.string ?? user["pk"]?.int.map(String.init) ?? "",
      password: Secret(user["password"]?.string ?? ""),
      lastLogin: user["last_login"]?.object?["$datetime"]?.string.flatMap { TimestampText.date(from: $0) },
      email: user["email"]?.string ?? "")
  }

  private func clock(of record: VectorRecord) -> Date {
    Date(timeIntervalSinceReferenceDate: Double(record.int("seconds")))
  }

  private func isUnusable(_ record: VectorRecord) async throws -> Bool {
    let encoded = record.string("encoded")
    guard PasswordHasher.isUsable(encoded) == record["usable"].bool else { return false }
    guard let password = record["password"].string else { return true }
    do {
      return try await quick.verify(password, encoded) == false && record.expected.error == nil
    } catch {
      return record.expected.error != nil && error == .malformed(algorithm: "pbkdf2_sha256")
    }
  }

  private func derives(_ record: VectorRecord) -> Bool {
    guard let digest = DigestAlgorithm(rawValue: record.string("digest")) else { return false }
    let byteCount = record.int("dklen")
    let key = PBKDF2.derive(
      password: record.string("password"), salt: record.string("salt"), rounds: record.int("iterations"),
      byteCount: byteCount > 0 ? byteCount : nil, digest: digest)
    return key?.hexadecimal == record.string("hex")
  }
}

/// What a check says of each record, a few at a time; one that throws is a failure.
private func concurrently(
  _ records: [VectorRecord], _ check: @escaping @Sendable (VectorRecord) async throws -> Bool
) async -> [(VectorRecord, Bool)] {
  await withTaskGroup(of: (Int, Bool).self) { group in
    for (index, record) in records.enumerated() {
      group.addTask { (index, (try? await check(record)) ?? false) }
    }
    return await group.reduce(into: []) { $0.append((records[$1.0], $1.1)) }
  }
}
