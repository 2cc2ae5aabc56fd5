/// A text for people, in one language or by the codes of several.
///
///     @Field(label: "title")
///     @Field(label: ["en": "title", "ko": "제목"])
public struct LocalizedText: Sendable, Hashable {
  private let texts: [String: String]
  private let fallback: String

  /// The text in this language, else in that which `ko-kr` is a kind of, else the one that stands first.
  public func text(in language: String) -> String {
    let code = language.lowercased()
    return texts[code] ?? texts[String(code.prefix { $0 != "-" })] ?? fallback
  }
}

extension LocalizedText: ExpressibleByStringLiteral {
  /// One text for all languages.
  public init(_ text: String) {
    (texts, fallback) = ([:], text)
  }

  /// One text for all languages.
  public init(stringLiteral text: String) {
    self.init(text)
  }
}

extension LocalizedText: ExpressibleByDictionaryLiteral {
  /// Texts by the code of their language, such as `ko`; the first one is for all others.
  public init(dictionaryLiteral texts: (String, String)...) {
    self.texts = Dictionary(texts.map { ($0.lowercased(), $1) }, uniquingKeysWith: { first, _ in first })
    fallback = texts.first?.1 ?? ""
  }
}
