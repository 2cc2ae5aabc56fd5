import Foundation
import NIOCore
import Testing

@testable import ManageKit
@testable import manage

@Suite("docs/security.md matches the code")
struct SecurityDocumentTests {
  /// A row of the tables of requirements.
  private struct Row {
    let requirements: [String]
    let proof: String

    /// The tests that it names, each as its suite and its function.
    var tests: [(suite: String, function: String)] {
      proof.matches(of: /`([A-Z]\w*Tests)\/(\w+)`/).map { (suite: String($0.1), function: String($0.2)) }
    }
  }

  private static func document() throws -> String { try Repository.read("docs/security.md") }

  private static func rows(in part: Substring) -> [Row] {
    part.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let requirements = cells.first?.matches(of: /\d+\.\d+\.\d+/).map { String($0.output) } ?? []
      return requirements.isEmpty ? nil : Row(requirements: requirements, proof: cells.last ?? "")
    }
  }

  /// The part of the document below a heading, to its end.
  private static func part(below heading: String) throws -> Substring {
    let document = try Self.document()
    let start = try #require(document.firstRange(of: "\n\(heading)\n")?.upperBound, "there is no '\(heading)'")
    return document[start...]
  }

  @Test("each requirement of levels 1 and 2 stands in it once")
  func requirements() throws {
    let all = try Self.rows(in: Self.part(below: "## OWASP ASVS 5.0")).flatMap(\.requirements)
    let repeated = Dictionary(grouping: all, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
    #expect(repeated.isEmpty, "\(repeated)")
    #expect(all.count == 253)
  }

  @Test("each that applies has tests, or says why not")
  func proofs() throws {
    let applying = try Self.part(below: "### Requirements that apply").prefix { $0 != "#" }
    for row in Self.rows(in: applying) where row.tests.isEmpty {
      let isReasoned = ["this document", "by reading: ", "not met: "].contains { row.proof.hasPrefix($0) }
      #expect(isReasoned, "\(row.requirements): \(row.proof)")
    }
  }

  @Test("each test that it names exists")
  func tests() throws {
    let named = try Self.rows(in: Self.part(below: "## OWASP ASVS 5.0")).flatMap(\.tests)
    let files = try FileManager.default.subpathsOfDirectory(atPath: "\(Repository.path)/Tests")
    for (suite, tests) in Dictionary(grouping: named, by: { $0.suite }) {
      let texts = try files.filter { "/\($0)".hasSuffix("/\(suite).swift") }.map { try Repository.read("Tests/\($0)") }
      let known = Set(texts.filter { $0.contains("struct \(suite) {") }.flatMap(Self.testFunctions))
      for test in tests {
        #expect(known.contains(test.function), "there is no test \(suite)/\(test.function)")
      }
    }
  }

  /// The names of the functions after `@Test` in a source.
  private static func testFunctions(in source: String) -> [String] {
    source.split(separator: "@Test").dropFirst().compactMap { piece in
      piece.firstRange(of: "func ").map { range in
        String(piece[range.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" })
      }
    }
  }

  @Test("its numbers are the code's", arguments: fields + limits + durations)
  func numbers(text: String) throws {
    let words = try Self.document().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(text), "'\(text)' is missing")
  }

  private static let fields: [String] = [
    "username | at most \(UsernameValidator.maxLength) characters",
    "e-mail address | at most \(User.maximumEmailLength) characters",
    "at least \(MinimumLengthValidator().helpText.filter(\.isNumber)) characters",
    "at most \(grouped(PasswordPolicy.maximumLength)) bytes, of any kind",
    "at most \(grouped(SafeURL.maximumLength)) bytes; on this site",
    "\(grouped(FormParsing.maximumSize)) bytes and \(grouped(FormData.maximumFields)) fields at most",
    "\(UploadLimits.standardFiles) files where a route takes none",
    "\(grouped(MultipartParser.maximumHeadSize)) bytes for its head",
  ]

  private static let limits: [String] = [
    "`DJANGO_LOGIN_LIMIT` | \(LoginLimits.standard.pair) |",
    "`DJANGO_LOGIN_NAME_LIMIT` | \(LoginLimits.standard.name) |",
    "by default every \(LoginLimits.standard.name.seconds / LoginLimits.standard.name.count) seconds",
    "`DJANGO_LOGIN_ADDRESS_LIMIT` | \(LoginLimits.standard.address) |",
    "`DJANGO_SIGNUP_LIMIT` | \(LoginLimits.standard.signup) |",
    "`DJANGO_PASSWORD_RESET_LIMIT` | \(LoginLimits.standard.passwordReset) |",
    "PBKDF2-HMAC-SHA-256 of \(grouped(PasswordHasher.defaultRounds)) rounds",
    "\(grouped(ServerLimits.standard.headSize)) bytes, \(ServerLimits.standard.fieldCount) headers",
    "(\(ServerLimits.standard.bodyRate)) after \(seconds(ServerLimits.standard.bodyGrace)) seconds",
    "\(ServerLimits.standard.lingerSize >> 20) MiB at most",
    "\(ConnectionLimits().connections) connections to PostgreSQL",
    "\(Zlib.limit >> 20) MiB unpacked",
  ]

  private static let durations: [String] = [
    "`SERVER_HEAD_SECONDS` | \(seconds(ServerLimits.standard.head)) |",
    "`SERVER_IDLE_SECONDS` | \(seconds(ServerLimits.standard.idle)) |",
    "`SERVER_BODY_SECONDS` | \(seconds(ServerLimits.standard.body)) |",
    "`SERVER_HANDLER_SECONDS` | \(seconds(ServerLimits.standard.handler)) |",
    "`SERVER_WRITE_SECONDS` | \(seconds(ServerLimits.standard.write)) |",
    "`SERVER_LINGER_SECONDS` | \(seconds(ServerLimits.standard.linger)) |",
    "a statement | \(ConnectionLimits().statement.components.seconds) seconds",
    "which may take \(ConnectionLimits().connect.components.seconds) seconds to open",
    "a link that sets a password | \(PasswordResetTokens.days) days",
    "and \(Deletion.grace) days after its owner closes it",
    "\(SMTPEmailBackend.timeout.components.seconds) seconds for an attempt",
  ]

  /// A number with commas between its thousands.
  private static func grouped(_ number: Int) -> String {
    let digits = Array("\(number)")
    return digits.indices.map { index in
      (index > 0 && (digits.count - index) % 3 == 0 ? "," : "") + String(digits[index])
    }.joined()
  }

  private static func seconds(_ time: TimeAmount) -> Int64 { time.nanoseconds / 1_000_000_000 }

  @Test("it counts the common passwords")
  func commonPasswords() throws {
    let count = try CommonPasswords.list().split(separator: "\n").count
    #expect(try Self.document().contains("the \(Self.grouped(count)) most common ones"))
  }

  @Test("it names every event")
  func events() throws {
    let source = try Repository.read("Sources/ManageKit/Web/SecurityEvent.swift")
    let events = source.matches(of: /case \w+ = "([^"]+)"/).map { String($0.1) }
    let log = try Self.part(below: "## What is logged")
    #expect(!events.isEmpty)
    for event in events { #expect(log.contains("`\(event)`"), "\(event) is missing") }
  }

  @Test("the keys that it names are those of the environment")
  func keys() throws {
    let known = Set(Manage.site.contract.keys.map(\.name))
    let named = try Self.document().matches(of: /`((?:DJANGO|EMAIL|POSTGRES|S3|SERVER)_[A-Z0-9_]+)`/)
    for key in named.map({ String($0.1) }) { #expect(known.contains(key), "there is no key \(key)") }
  }
}
