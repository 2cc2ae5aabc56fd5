import Testing

/// The types keep a client's text from being compared as a `String`; this finds the ways around them.
@Suite("A client's text is asked byte by byte")
struct ClientTextUseTests {
  /// The files of the web side that may use a way around, and why.
  private static let allowed: [String: Set<String>] = [
    // Hands the target on, which is ASCII by then.
    "unboundedString": [
      "Web/Request.swift", "Web/Middleware/RouteMatching.swift", "Contrib/Accounts/Accounts.swift",
      // Templates write it, byte by byte.
      "Web/ClientText+Template.swift", "Web/Forms/FormData.swift",
    ],
    // The server's request, before its texts are a client's.
    ".uri": ["Web/Request.swift", "Web/Server/RequestAnswer.swift"], "queryParameters": [], "Cookies": [],
  ]

  @Test("a way around is used where it is listed, and nowhere else", arguments: allowed.keys.sorted())
  func uses(word: String) throws {
    let files = try ["Web", "Forms", "Contrib"].flatMap { try SourceFile.all(below: "Sources/ManageKit/\($0)") }
    let users = try files.map(\.path).filter { path in
      let code = SwiftCode.lines(of: try Repository.read(path)).joined(separator: "\n")
      return Self.contains(code, word)
    }
    #expect(Set(users.map { String($0.dropFirst("Sources/ManageKit/".count)) }) == Self.allowed[word])
  }

  /// Whether a word, not merely the start of a longer one, is in the code.
  private static func contains(_ code: String, _ word: String) -> Bool {
    code.ranges(of: word).contains { range in
      let next = code[range.upperBound...].utf8.first
      return next.map { !($0.isLetter || $0 == UInt8(ascii: "_")) } ?? true
    }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (self | 0x20) &- 97 < 26 }
}
