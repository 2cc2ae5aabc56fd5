import Hummingbird
import ManageGroundwork
import ManageTemplateEngine

/// Chooses the language of a page: by the cookie `django_language`, else by `Accept-Language`, else the site's first
/// (Django's `LocaleMiddleware`).
struct LanguageNegotiation: MiddlewareProtocol {
  static let cookieName = "django_language"

  /// The site's languages by code, the default first.
  let languages: [String]
  /// The site's texts in them.
  var translations: (any Translations)?

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.language = language(
      cookie: request.cookie(named: Self.cookieName), accepted: request.headers[.acceptLanguage] ?? "")
    context.translations = translations
    return try await next(request, context)
  }

  func language(cookie: String?, accepted: String) -> String {
    if let chosen = cookie.flatMap(supported) { return chosen }
    for range in Self.ranges(in: accepted) {
      if range == "*" { break }
      if let language = supported(range) { return language }
    }
    return languages.first ?? "en"
  }

  /// The site's language for a code: the same, the one that it is a variety of (`ko` for `ko-KR`), or another variety
  /// (`pt-br` for `pt`).
  private func supported(_ code: String) -> String? {
    var general = code.lowercased()
    while !languages.contains(general) {
      guard let dash = general.lastIndex(of: "-") else { return languages.first { $0.hasPrefix(general + "-") } }
      general = String(general[..<dash])
    }
    return general
  }

  /// The ranges of `Accept-Language` (RFC 9110, section 12.5.4), the most wanted first.
  private static func ranges(in header: String) -> [String] {
    let items = header.split(separator: ",").prefix(20).compactMap { item -> (range: String, quality: Double)? in
      let parts = item.split(separator: ";").map { $0.trimmingWhitespace() }
      guard let range = parts.first else { return nil }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      return (range, quality)
    }
    return items.enumerated().filter { $0.element.quality > 0 }
      .sorted { ($1.element.quality, $0.offset) < ($0.element.quality, $1.offset) }.map(\.element.range)
  }
}
