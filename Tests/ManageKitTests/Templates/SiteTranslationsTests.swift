import Foundation
import ManageTemplateEngine
import ManageTesting
import Testing

@testable import ManageKit
@testable import manage

struct SiteTranslationsTests {
  private static let languages = ["en", "ko"]

  private func translations(root: String = "/nowhere") throws -> SiteTranslations {
    try SiteTranslations(languages: Self.languages, root: root, layers: Manage.site.layers)
  }

  @Test("the site's own texts are in Korean too")
  func korean() throws {
    let translations = try translations()
    #expect(translations.text(of: "Log in", context: nil, language: "ko") == "로그인")
    #expect(translations.text(of: "Log in", context: nil, language: "en") == "Log in")
    #expect(translations.text(of: "nothing like this", context: nil, language: "ko") == nil)
  }

  @Test("every text of every template is in every language")
  func complete() throws {
    let translations = try translations()
    let templates = Manage.site.layers.flatMap(\.files).filter { $0.key.hasPrefix("templates/") }
    var count = 0
    for (name, file) in templates where !name.hasPrefix("templates/debug/") {
      let source = String(decoding: file.data, as: UTF8.self)
      let quoted = source.matches(of: /{% translate "(.*?)" %}/).map(\.1)
      let blocks = source.matches(of: /(?s){% blocktranslate %}(.*?){% endblocktranslate %}/).map(\.1)
      for text in (quoted + blocks).map({ $0.replacing(/{{ (\w+) }}/) { "%(\($0.1))s" } }) {
        count += 1
        for language in Self.languages {
          let translated = translations.text(of: String(text), context: nil, language: language)
          #expect(translated != nil, "\(name): \"\(text)\" is not in locale/\(language)")
        }
      }
    }
    #expect(count > 50)
  }

  @Test(
    "the compiled catalogues are those of the .po files", arguments: languages,
    ["", "/Sources/ManageKit/Resources", "/Sources/ManageKit/Contrib/Accounts/Resources"])
  func compiled(language: String, folder: String) throws {
    let root = Repository.path + folder
    let source = try String(contentsOfFile: "\(root)/locale/\(language)/LC_MESSAGES/django.po", encoding: .utf8)
    let translations = try SiteTranslations(languages: [language], root: root, layers: [])
    let pairs = source.matches(of: /msgid "(.+)"\nmsgstr "(.*)"\n/).map { (Self.unescaped($0.1), Self.unescaped($0.2)) }
    #expect(!pairs.isEmpty)
    for (text, translation) in pairs {
      #expect(translations.text(of: text, context: nil, language: language) == translation, "run 'make messages'")
    }
  }

  @Test("a catalogue in the site's folder wins over the apps' and the library's, text by text")
  func layers() async throws {
    try await TemporaryFolder.with { folder in
      let path = "locale/ko/LC_MESSAGES/django.mo"
      try folder.write("", to: path)
      try Catalogue(["Log in": "들어가기"]).bytes.write(to: URL(filePath: folder.path(of: path)))
      let translations = try translations(root: folder.path)
      #expect(translations.text(of: "Log in", context: nil, language: "ko") == "들어가기")
      #expect(translations.text(of: "Log out", context: nil, language: "ko") == "로그아웃")
    }
  }

  @Test("a damaged catalogue is an error that names it")
  func damaged() async throws {
    try await TemporaryFolder.with(["locale/ko/LC_MESSAGES/django.mo": "no catalogue"]) { folder in
      let error = #expect(throws: DamagedCatalogue.self) { _ = try translations(root: folder.path) }
      #expect(error?.description == "locale/ko/LC_MESSAGES/django.mo is not a compiled gettext catalogue")
    }
  }

  @Test(
    "a language's folder is named as Django names it",
    arguments: [("ko", "ko"), ("pt-br", "pt_BR"), ("zh-hans", "zh_Hans"), ("sr-latn", "sr_Latn")])
  func localeName(code: String, name: String) {
    #expect(SiteTranslations.localeName(of: code) == name)
  }

  private static func unescaped(_ text: Substring) -> String {
    String(text).replacing("\\\"", with: "\"").replacing("\\n", with: "\n")
  }
}

/// A compiled gettext catalogue of a few texts.
private struct Catalogue {
  let bytes: Data

  init(_ texts: [String: String]) {
    let pairs = texts.sorted { $0.key < $1.key }
    var tables: [UInt32] = []
    var strings = Data()
    let start = UInt32(28 + pairs.count * 16)
    for text in pairs.map(\.key) + pairs.map(\.value) {
      tables += [UInt32(text.utf8.count), start + UInt32(strings.count)]
      strings += Data(text.utf8) + [0]
    }
    let header = [0x9504_12DE, 0, UInt32(pairs.count), 28, UInt32(28 + pairs.count * 8), 0, 0]
    bytes =
      (header + tables).reduce(into: Data()) { data, number in
        withUnsafeBytes(of: number.littleEndian) { data.append(contentsOf: $0) }
      } + strings
  }
}
