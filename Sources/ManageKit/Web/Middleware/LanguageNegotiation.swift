import Hummingbird
import ManageGroundwork
import ManageTemplateEngine

/// Chooses the language of a page: by the cookie `django_language`, else by `Accept-Language`, else the site's first
/// (Django's `LocaleMiddleware`).
struct LanguageNegotiation: MiddlewareProtocol {
  static let cookieName = "django_language"
  /// Django's `LANGUAGE_CODE_MAX_LENGTH`, in bytes.
  private static let maximumLength = 500

  /// The site's languages by code, the default first.
  let languages: [String]
  /// Renders the site's templates and has its texts in them.
  var engine: Engine?

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.language = language(
      cookie: request.cookie(named: Self.cookieName), accepted: request.headers[.acceptLanguage])
    context.languages = languages
    if let engine { context.engine = engine }
    return try await next(request, context)
  }

  func language(cookie: ClientText?, accepted: ClientText?) -> String {
    if let chosen = cookie.flatMap(supported) { return chosen }
    for range in accepted.map(Self.ranges) ?? [] {
      if range.equals("*") { break }
      if let language = supported(range) { return language }
    }
    return languages.first ?? "en"
  }

  /// The site's language for a code: the same, the one that it is a variety of (`ko` for `ko-KR`), or another variety
  /// (`pt-br` for `pt`).
  private func supported(_ code: ClientText) -> String? {
    guard code.utf8.count <= Self.maximumLength else { return nil }
    let code = code.utf8.map(\.lowercasedASCII)
    var general = code[...]
    while true {
      if let language = languages.first(where: { general.equals($0) }) { return language }
      guard let dash = general.lastIndex(of: UInt8(ascii: "-")) else { break }
      general = general[..<dash]
    }
    return languages.first { $0.utf8.starts(with: general + "-".utf8) }
  }

  /// The ranges of `Accept-Language` (RFC 9110, section 12.5.4), the most wanted first.
  private static func ranges(in header: ClientText) -> [ClientText] {
    let items = HeaderValue.split(header).prefix(20).compactMap { item -> (range: ClientText, quality: Double)? in
      let parts = HeaderValue.split(item, separator: UInt8(ascii: ";"))
      guard let range = parts.first else { return nil }
      let quality = parts.dropFirst().first { $0.starts(with: "q=") }
      return (range, quality.map { ClientText(Substring($0.utf8.dropFirst(2))).value(as: Double.self) ?? 0 } ?? 1)
    }
    return items.enumerated().filter { $0.element.quality > 0 }
      .sorted { ($1.element.quality, $0.offset) < ($0.element.quality, $1.offset) }.map(\.element.range)
  }
}
