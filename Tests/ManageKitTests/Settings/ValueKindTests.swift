import Testing

@testable import ManageKit

@Suite("ValueKind")
struct ValueKindTests {
  static let right: [(ValueKind, [String])] = [
    (.text, ["two words", "한국어", "a\nb"]), (.word, ["a/b+c=", "db-1.example.com", "/run/postgresql"]),
    (.integer(1...10), ["1", "10"]), (.ports, ["1", "65535", "5432, 5433"]),
    (.boolean, ["true", "False", "1", "0", "yes", "NO", "on"]),
    (.hosts, ["example.com", ".example.com, www.example.org", "*", "[::1],127.0.0.1", "localhost,", "under_score.kr"]),
    (.domain, ["cdn.example.com"]), (.networks, ["127.0.0.1, 10.0.0.0/8,::1", ""]),
    (.url, ["https://s3.example.com", "http://127.0.0.1:9000/", "HTTPS://[::1]:9000", "https://s3.example.com/path"]),
    (.email, ["minsu@example.com", "a.b+c@localhost"]), (.choice(["require", "disable"]), ["require"]),
    (.bucket, ["portfolio", "my.bucket-1", "Old_Bucket"]), (.region, ["ap-northeast-2", "auto"]),
    (.accessKey, ["AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPx="]), (.username, ["minsu", "민수", "a@b.c"]),
    (.databaseHosts, ["db", "a.example.com, b.example.com", "/run/postgresql", "@socket", "::1", "127.0.0.1", "a,,b"]),
  ]

  static let wrong: [(ValueKind, [String])] = [
    (.text, ["a\0b"]), (.word, ["a b", "a\n", "a\u{7F}"]), (.integer(1...10), ["0", "11", "1.5", "ten", " 1", ""]),
    (.ports, ["", ",", "5432,0", "0", "65536", "http", "54x2", "-1", "99999999999999999999"]),
    (.boolean, ["ja", "2", "truee"]),
    (
      .hosts, ["https://example.com", "example.com:8000", "a b", "a/b", "..", "-a.com", "::1", ",", "[::g]", "*.a.com"]
    ),
    (.domain, ["https://cdn.example.com", "cdn.example.com/", "*", "a..b"]), (.networks, ["localhost", "10.0.0.0/99"]),
    (.url, ["s3.example.com", "ftp://a", "https://", "https://a b", "https://u:p@a", "https://a?b", "https://a:0"]),
    (.email, ["minsu", "@example.com", "a@", "a@b@c", "a b@c"]), (.choice(["require", "disable"]), ["Require", "on"]),
    (.bucket, ["\"pub\"", "'pub'", "s3://pub", "arn:aws:s3:::pub", "pub/static", "p", "pub\u{200B}", "한국어"]),
    (.region, ["us_east_1", "\"us-east-1\"", "us east 1", ""]),
    (.accessKey, ["AKIA\u{200B}X", "\u{201C}AKIA\u{201D}", "'AKIA'", "A B"]), (.username, ["an na", "a/b", ""]),
    (.databaseHosts, ["\"db\"", "postgres://db", "db:5432", "a b", "a,b:1"]),
  ]

  @Test("values of the right form pass", arguments: right)
  func accepts(kind: ValueKind, values: [String]) {
    for value in values { #expect(kind.complaint(about: value, in: .product) == nil, "\(value)") }
  }

  @Test("malformed values are explained without being repeated", arguments: wrong)
  func rejects(kind: ValueKind, values: [String]) {
    for value in values { #expect(kind.complaint(about: value, in: .product) != nil, "\(value)") }
  }

  @Test("an invisible character is named by its code point")
  func invisible() {
    #expect(ValueKind.accessKey.complaint(about: "AKIA\u{200B}X", in: .product)?.contains("U+200B") == true)
    #expect(ValueKind.accessKey.complaint(about: "\u{201C}AKIA\u{201D}", in: .product)?.contains("U+201C") == true)
    #expect(ValueKind.word.complaint(about: "a\tb", in: .product)?.contains("U+0009") == true)
  }

  @Test("a list's complaint says which entry is wrong")
  func entries() {
    #expect(
      ValueKind.hosts.complaint(about: "a.com, b.com:80", in: .product) == "has an invalid host name: entry 2"
    )
  }

  @Test("product's secret key has 50 characters and 5 distinct ones; development's may be anything")
  func secretKey() {
    let kind = ValueKind.secretKey
    #expect(kind.complaint(about: SettingsFixture.secretKey, in: .product) == nil)
    #expect(kind.complaint(about: String(SettingsFixture.secretKey.prefix(49)), in: .product) != nil)
    #expect(kind.complaint(about: String(SettingsFixture.secretKey.prefix(50)), in: .product) == nil)
    #expect(kind.complaint(about: String(repeating: "abcd", count: 20), in: .product) != nil)
    #expect(kind.complaint(about: String(repeating: "abcde", count: 20), in: .product) == nil)
    #expect(kind.complaint(about: "short", in: .development) == nil)
  }
}
