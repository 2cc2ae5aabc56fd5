import Testing

@testable import ManageKit

/// Django's rules: `get_valid_filename`, `validate_file_name`, `Storage.get_available_name`.
@Suite("FileName")
struct FileNameTests {
  @Test(
    "a name loses unsafe characters",
    arguments: [
      ("john's portrait in 2004.jpg", "johns_portrait_in_2004.jpg"), (" 책 표지 (1).png ", "책_표지_1.png"),
      ("a\u{0}b\r\nc.txt", "abc.txt"), ("<script>.html", "script.html"), ("a:b*c?d|e\"f.txt", "abcdef.txt"),
      (".htaccess", ".htaccess"), ("ß²½Ⅳ.txt", "ß²½Ⅳ.txt"), ("~tilde", "tilde"),
    ])
  func valid(name: String, path: String) throws {
    #expect(try FileName(name, in: "").path == path)
    #expect(try FileName(name, in: "forum/2026").path == "forum/2026/" + path)
  }

  @Test(
    "an empty name, or one that leads elsewhere, is refused",
    arguments: ["", " ", ".", "..", "...?/", "$$", "../a", "a/b", "/etc/passwd", "..\\a", "C:\\a"])
  func invalidName(name: String) {
    #expect(throws: StorageError.invalidName(name)) { try FileName(name, in: "") }
  }

  @Test(
    "a path that leaves its folder is refused",
    arguments: ["..", "a/../b", "/a", "a//b", "a/", "./a", "a\\..\\b", "a\0b", ""])
  func invalidPath(path: String) {
    #expect(throws: StorageError.invalidName(path)) { try FileName.checked(path) }
    if !path.isEmpty { #expect(throws: StorageError.invalidName(path)) { try FileName("a", in: path) } }
  }

  @Test(
    "another name has seven random characters before its suffixes",
    arguments: [
      ("a.txt", "a_", ".txt"), ("a.tar.gz", "a_", ".tar.gz"), ("a", "a_", ""), (".htaccess", ".htaccess_", ""),
      ("a.", "a._", ""),
    ])
  func alternative(name: String, start: String, end: String) throws {
    let original = try FileName(name, in: "f")
    let paths = try Set((0..<20).map { _ in try original.alternative().path })
    #expect(paths.count == 20)
    for path in paths {
      #expect(path.hasPrefix("f/" + start) && path.hasSuffix(end))
      let random = path.dropFirst(2 + start.count).dropLast(end.count)
      #expect(random.count == 7 && random.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
    }
    let second = try original.alternative().alternative().path
    #expect(second.count == paths.first?.count)
  }

  @Test("a long name is shortened to the column's length, without its suffix")
  func long() throws {
    let name = try FileName(String(repeating: "책", count: 200) + ".png", in: "books")
    #expect(!name.fits)
    let short = try name.alternative()
    #expect(short.fits && short.path.count == 100 && short.path.hasSuffix(".png"))
    #expect(throws: StorageError.self) { try FileName("a." + String(repeating: "b", count: 200), in: "").alternative() }
  }
}
