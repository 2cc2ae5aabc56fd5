import ManageGroundwork
import Synchronization

@testable import ManageTemplateEngine

/// The routes of Django's `template_tests.urls`.
struct Routes: URLResolver {
  let urlconf: String

  func url(
    named name: String, arguments: [TemplateValue], keywordArguments: [(String, TemplateValue)]
  ) throws -> String? {
    var parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard urlconf != "urls", let route = parts.popLast() else { return nil }
    let isOther = urlconf.hasSuffix("alternate_urls")
    let base = try path(ofNamespaces: parts, known: isOther ? [:] : ["app": "/ns2/", "ns1": "/ns1/"])
    guard !isOther else { return route == "snark" ? "/snark/" : nil }
    let keywords = Dictionary(keywordArguments.map { ($0, $1.text) }, uniquingKeysWith: { $1 })
    guard arguments.isEmpty || keywords.isEmpty else { return nil }
    if let path = path(route, arguments.map(\.text), keywords) { return base + path }
    guard let tried = Self.patterns[route], parts.isEmpty else { return nil }
    throw TemplateError(.noReverseMatch, Self.message(route, tried, arguments, keywordArguments))
  }

  private func path(ofNamespaces names: [String], known: [String: String]) throws -> String {
    guard let first = names.first else { return "/" }
    guard let path = known[first] else {
      throw TemplateError(.noReverseMatch, "'\(first)' is not a registered namespace")
    }
    guard names.count == 1 else {
      throw TemplateError(.noReverseMatch, "'\(names[1])' is not a registered namespace inside '\(first)'")
    }
    return path
  }

  /// What Django tries for a name, the last one first.
  private static let patterns: [String: [String]] = [
    "client": ["client/([0-9,]+)/$"],
    "client_action": [
      "client/(?P<client_id>[0-9]+)/(?P<action>[^/]+)/$", "client/(?P<id>[0-9]+)/(?P<action>[^/]+)/$",
    ],
    "named.client": ["named-client/([0-9]+)/$"],
  ]

  private static func message(
    _ route: String, _ tried: [String], _ arguments: [TemplateValue], _ keywords: [(String, TemplateValue)]
  ) -> String {
    let given =
      !arguments.isEmpty
      ? "arguments '\(TemplateValue.tuple(arguments).text)'"
      : keywords.isEmpty
        ? "no arguments" : "keyword arguments '\(TemplateValue.dictionary(TemplateDictionary(keywords)).text)'"
    let list = TemplateValue.array(tried.map { .string($0) }).text
    return "Reverse for '\(route)' with \(given) not found. \(tried.count) pattern(s) tried: \(list)"
  }

  private func path(_ route: String, _ arguments: [String], _ keywords: [String: String]) -> String? {
    switch (route, arguments.count, Set(keywords.keys)) {
    case ("index", 0, []): return ""
    case ("client", 1, []): return digits(arguments[0]).map { "client/\($0)/" }
    case ("client_action", 2, []): return action(arguments[0], arguments[1])
    case ("client_action", 0, ["id", "action"]): return action(keywords["id"], keywords["action"])
    case ("client_action", 0, ["client_id", "action"]): return action(keywords["client_id"], keywords["action"])
    case ("named.client", 1, []): return digits(arguments[0]).map { "named-client/\($0)/" }
    case ("метка_оператора", 1, []): return quoted("Юникод/\(arguments[0])/")
    case ("метка_оператора_2", 0, ["tag"]): return quoted("Юникод/\(keywords["tag"] ?? "")/")
    case ("метка_оператора_2", 1, []): return quoted("Юникод/\(arguments[0])/")
    default: return nil
    }
  }

  private func digits(_ text: String) -> String? {
    !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber || $0 == "," } ? text : nil
  }

  private func action(_ id: String?, _ action: String?) -> String? {
    guard let id = id.flatMap(digits), let action, !action.isEmpty, !action.contains("/") else { return nil }
    return "client/\(id)/\(quoted(action))/"
  }

  private func quoted(_ path: String) -> String { PercentEncoding(keeping: "/:@!$&'()*+,;=").encode(path) }
}

/// The static files, all below one prefix.
struct StaticFolder: StaticResolver {
  let prefix: String

  func staticURL(for path: String) -> String { prefix + PercentEncoding(keeping: "/!*()'").encode(path) }
}
