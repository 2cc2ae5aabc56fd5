import Foundation

@testable import ManageKit

/// Messages of all that is hard to write, the same each time.
struct MessageCorpus {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ (state >> 29)) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  private static let words = [
    "hello", "안녕하세요", "비밀번호", "👩‍👩‍👧‍👦", "🎉", "שלום", "مرحبا", "naïve", "Ünïcödé", "=?utf-8?q?x?=", "a,b", "\"quoted\"",
    "back\\slash", "(comment)", "x@y", "semi;colon", "tab\tbed", "=41", "?=", "_under_", "日本語テキスト", "e\u{301}",
    "'single'",
    String(repeating: "long", count: 30), String(repeating: "길", count: 40),
  ]
  private static let lines = [
    ".", "..", ".dot first", "From here on", "", " ", "trailing space ", "trailing tab\t", "=", "=3D", "--",
    "--=_mixed_",
    "한국어로 쓴 줄입니다. 조금 더 길게 써서 여러 줄로 나뉘게 합니다.", "🎉🎊", "\u{7}bell", "nul\u{0}byte", "\u{2028}separator", "plain text",
    String(repeating: "x", count: 998), String(repeating: "y ", count: 500), String(repeating: "é", count: 300),
  ]
  private static let breaks = ["\r\n", "\n", "\r", "\n\n"]
  private static let names = [
    "", "Minsu Kim", "김민수", "Kim, Minsu", "\"Min\" Kim", "Doe, John (Sales) <x>", "=?utf-8?q?x?=", "José 🎉",
    "back\\slash, comma", "A Very Long Name, With Commas, That Goes On And On For Seventy Characters",
    "아주 긴 이름을 가진 사람의 이름은 한 줄에 들어가지 않아서 여러 줄로 접혀야 합니다",
  ]
  private static let domains = ["example.com", "한국.kr", "bücher.example", "sub.domain.example.org", "[192.0.2.1]"]
  private static let files = [
    "report.pdf", "한글 이름.txt", "quo\"te.txt", "100%.csv", "it's.doc", String(repeating: "긴이름", count: 30) + ".txt",
    "a;b=c.txt",
    "résumé.pdf", String(repeating: "n", count: 120) + ".bin", "back\\slash.txt", "emoji 🎉.png",
  ]

  private var generator: Generator
  private(set) var messages: [EmailMessage] = []

  init(count: Int) {
    generator = Generator(state: 2026)
    for _ in 0..<count { messages.append(message()) }
  }

  private mutating func message() -> EmailMessage {
    var message = EmailMessage(
      subject: phrase(), text: chance(9) ? text() : "", html: chance(5) ? "<p>\(text())</p>" : nil, from: address(),
      to: addresses(1...4), cc: addresses(0...2), bcc: addresses(0...2), replyTo: addresses(0...1))
    message.headers = [.init("X-Note", phrase())]
    message.attachments = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
      EmailAttachment(
        name: pick(Self.files), contentType: pick(["application/pdf", "text/plain", "image/png"]),
        content: Data((0..<Int.random(in: 0...200, using: &generator)).map { UInt8(truncatingIfNeeded: $0 &* 37) }),
        contentID: message.html != nil && chance(3)
          ? "image\(Int.random(in: 0...9, using: &generator))@example.com" : nil)
    }
    return message
  }

  private mutating func phrase() -> String {
    (0..<Int.random(in: 1...9, using: &generator)).map { _ in pick(Self.words) }.joined(
      separator: chance(9) ? " " : "  ")
  }

  private mutating func text() -> String {
    (0..<Int.random(in: 1...8, using: &generator)).map { _ in pick(Self.lines) + pick(Self.breaks) }.joined()
      + (chance(5) ? "the end" : "")
  }

  private mutating func addresses(_ count: ClosedRange<Int>) -> [EmailAddress] {
    (0..<Int.random(in: count, using: &generator)).map { _ in address() }
  }

  private mutating func address() -> EmailAddress {
    let local = pick(["minsu", "first.last+tag", "o'neil", "x_y-z", "a"])
    return EmailAddress("\(local)@\(pick(Self.domains))", name: pick(Self.names))
  }

  private mutating func pick(_ list: [String]) -> String {
    list[Int.random(in: list.indices, using: &generator)]
  }

  /// True in so many of ten cases.
  private mutating func chance(_ cases: Int) -> Bool { Int.random(in: 0..<10, using: &generator) < cases }
}
