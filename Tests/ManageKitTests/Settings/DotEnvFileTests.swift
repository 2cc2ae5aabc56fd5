import Testing

@testable import ManageKit

@Suite("DotEnvFile")
struct DotEnvFileTests {
  private func values(_ text: String) -> [String: String] {
    let entries = DotEnvFile(text: text).entries
    return Dictionary(entries.map { ($0.name, $0.value.reveal()) }) { $1 }
  }

  private func problems(_ text: String) -> [String] {
    DotEnvFile(text: text).problems.map { "\($0.id.rawValue) \($0.place ?? "")" }
  }

  @Test(
    "a value is read",
    arguments: [
      ("A=b", "b"), ("A=", ""), ("A= b ", "b"), ("A = b", "b"), ("  A=b", "b"), ("export A=b", "b"),
      ("\texport\tA=b", "b"), ("A=b # comment", "b"), ("A=b\t#comment", "b"), ("A=b#c", "b#c"), ("A=#b", "#b"),
      ("A= # comment", ""), ("A=b=c==", "b=c=="), ("A=b c", "b c"), ("A=$B${C}", "$B${C}"), ("A=b\\n", "b\\n"),
      ("A=it's", "it's"), ("A=''", ""), ("A='Let\\'s'", "Let's"), ("A='C:\\'", "C:\\"), ("A='b # c'", "b # c"),
      ("A='b\\n$C'", "b\\n$C"), ("A='b' # c", "b"),
      ("A='b'#c", "b"), ("A=\"b # c\"", "b # c"), ("A=\"a\\nb\\tc\\\"d\\\\e\\$f\"", "a\nb\tc\"d\\e$f"),
      ("A=\"\\w\"", "\\w"), ("A=\"$B\"", "$B"), ("A=\"한국어\"", "한국어"), ("A=한국어", "한국어"), ("A=\" b \"", " b "),
    ])
  func value(line: String, expected: String) {
    #expect(values(line) == ["A": expected])
    #expect(problems(line).isEmpty)
  }

  @Test("comments and blank lines are nothing")
  func comments() {
    let file = DotEnvFile(text: "# A=1\n\n   \n  # B=2\nC=3")
    #expect(file.entries.map(\.name) == ["C"])
    #expect(file.entries.map(\.line) == [5])
    #expect(file.problems.isEmpty)
  }

  @Test("a quoted value runs over several lines, and lines after it keep their numbers")
  func multiLine() {
    let file = DotEnvFile(text: "A=\"one\ntwo # no comment\"\nB='x\n\ny'\nC=3")
    #expect(file.entries.map { $0.value.reveal() } == ["one\ntwo # no comment", "x\n\ny", "3"])
    #expect(file.entries.map(\.line) == [1, 3, 6])
  }

  @Test("CRLF, lone CR and a byte-order mark are read over")
  func lineEnds() {
    #expect(values("\u{FEFF}A=1\r\nB=\"x\r\ny\"\r\nC=3\rD=4\r\n") == ["A": "1", "B": "x\ny", "C": "3", "D": "4"])
  }

  @Test("export may be a key of its own")
  func export() {
    #expect(values("export=1\nexport = 2") == ["export": "2"])
  }

  @Test(
    "a bad line that is meant for the site is an error with its number, and the next line is read",
    arguments: [
      "DEBUG_WORD", "PRODUCT_KEY value", "=DEBUG_A", "1DEBUG_A DEBUG_A", "DEBUG_A-B=c", "PRODUCT_A.B=c", "DEBUG_Ä=1",
      "DEBUG_A='open", "DEBUG_A=\"open", "DEBUG_A='b' c", "export DEBUG_A", "DEUBG_A 1", "PRODUCTION_A='b' c",
      "MANAGE_SETTINGS product",
    ])
  func badLine(line: String) {
    let file = DotEnvFile(text: "# first\n\(line)\nB=2")
    #expect(file.problems.map(\.id) == [.badLine])
    #expect(file.problems.first?.place == ".env:2")
    #expect(file.problems.first?.level == .error)
    #expect(file.entries.map(\.name) == ["B"])
    #expect(file.entries.map(\.line) == [3])
  }

  @Test(
    "a line of another program that can't be read is passed over with one warning",
    arguments: ["two words", "=value", "A='open", "A=\"open", "A='b' c", "a-b='c' d"])
  func foreignBadLine(line: String) {
    let file = DotEnvFile(text: "# first\n\(line)\nB=2")
    #expect(file.problems.map(\.id) == [.foreignLine])
    #expect(file.problems.first?.place == ".env:2" && file.problems.first?.level == .warning)
    #expect(file.entries.map(\.name) == ["B"])
  }

  @Test(
    "a line of another program that can be read is passed over in silence",
    arguments: [
      "PASS_THROUGH", "go-version=1", "product_name.x=1", "debug_mode", "spring.datasource.url=jdbc:x", "1A=b", "Ä=1",
      "export A", "export", "a.b='c\nd'",
    ])
  func foreignLine(line: String) {
    let file = DotEnvFile(text: "\(line)\nB=2")
    #expect(file.problems.isEmpty)
    #expect(file.entries.map(\.name) == ["B"])
  }

  @Test(
    "a quote that takes in a key of the site's is an error that names both lines, and the key is read",
    arguments: ["A='open\nDEBUG_B=2", "A=\"open\nDEBUG_B=2\nC=\"", "a.b='open\n  export DEBUG_B=2\nC='d'"])
  func swallowed(text: String) {
    let file = DotEnvFile(text: text)
    #expect(file.problems.first?.id == .badLine && file.problems.first?.place == ".env:1")
    #expect(file.problems.first?.message == "the quote that opens here takes in DEBUG_B at .env:2")
    #expect(file.entries.first { $0.name == "DEBUG_B" }?.value.reveal() == "2")
  }

  @Test("each fault has its own hint")
  func hints() {
    let lines = ["DEBUG_A", "DEBUG_A-B=1", "DEBUG_A='open", "DEBUG_A='b' c"]
    #expect(Set(lines.map { DotEnvFile(text: $0).problems.first?.hint }).count == lines.count)
  }

  @Test(
    "UTF-16 is one error that names the encoding",
    arguments: [[0xFF, 0xFE, 0x41, 0], [0, 0x41, 0, 0x3D]] as [[UInt8]])
  func utf16(bytes: [UInt8]) {
    let file = DotEnvFile(name: ".env", bytes: bytes + [0x0A, 0, 0x42, 0])
    #expect(file.problems.map(\.id) == [.notUTF8])
    #expect(file.problems.first?.message.contains("UTF-16") == true)
    #expect(file.entries.isEmpty)
  }

  @Test("a bad line's text is not repeated, since it may be half a secret")
  func silence() {
    let text = DotEnvFile(text: "hunter2\nA='hunter2").problems.map { "\($0)" }.joined()
    #expect(!text.contains("hunter2"))
  }

  @Test("a key or value that is not UTF-8 is reported")
  func notUTF8() {
    let bytes =
      Array("DEBUG_A=".utf8) + [0xC7, 0xD1] + Array("\nDEBUG_B='".utf8) + [0xFF] + Array("'\nC=3\n# ".utf8) + [0xC7]
    let file = DotEnvFile(name: "prod.env", bytes: bytes)
    #expect(file.problems.map(\.id) == [.notUTF8, .notUTF8])
    #expect(file.problems.map(\.place) == ["prod.env:1", "prod.env:2"])
    #expect(file.entries.map(\.name) == ["C"])
  }

  @Test("of two lines with one key the later wins, and each earlier is reported")
  func duplicates() {
    let text = "A=1\nB=2\nA=3\nA=4"
    #expect(values(text)["A"] == "4")
    #expect(problems(text) == ["env.W004 .env:1", "env.W004 .env:3"])
    #expect(DotEnvFile(text: text).problems.first?.message == "A is set again at .env:4, which wins")
  }

  @Test("an empty file holds nothing")
  func empty() {
    #expect(values("").isEmpty)
    #expect(values("\n\n").isEmpty)
  }
}
