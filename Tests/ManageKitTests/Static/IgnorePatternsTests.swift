import Testing

@testable import ManageKit

struct IgnorePatternsTests {
  @Test(
    "a pattern is a shell's, in which * takes slashes too",
    arguments: [
      ("*.scss", "a.scss", true), ("*.scss", "a.css", false), ("*.scss", "css/a.scss", true),
      ("css/*", "css/a/b.css", true),
      ("a?c", "abc", true), ("a?c", "ac", false), ("[ab]c", "bc", true), ("[!ab]c", "bc", false),
      ("[!ab]c", "xc", true),
      ("[a-c]x", "bx", true), ("[a-c]x", "dx", false), ("[]]x", "]x", true), ("[", "[", true), ("[a", "[a", true),
      ("*a*b", "xaxxb", true), ("*a*b", "xaxxc", false), ("", "a", false), ("*", "", true), ("?", "김", true),
      ("A", "a", false), ("**", "a", true), ("./css/a.css/", "css/a.css", true),
    ])
  func matches(pattern: String, path: String, isMatch: Bool) {
    let name = String(path.split(separator: "/").last ?? "")
    #expect(IgnorePatterns([pattern]).matches(file: name, path: path) == isMatch)
  }

  @Test("a long name and a hard pattern take no time")
  func hard() {
    let pattern = String(repeating: "a*", count: 50) + "b"
    #expect(!IgnorePatterns([pattern]).matches(folder: String(repeating: "a", count: 200)))
  }
}
