import HTTPTypes
import Hummingbird
import ManageGroundwork
import ManageTemplateEngine

/// All routes of a site: finds the one that answers a path, and the path of a name.
struct RouteTable: Sendable {
  /// The methods that routes have, in the order in which `Allow` lists them.
  private static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete]

  let routes: [Route]

  /// The result of looking up a method and a path.
  enum Match {
    case found(Route, [URLPattern.Parameter])
    /// Other methods have a route at this path.
    case wrongMethod(allowed: [HTTPRequest.Method])
    /// Only the path with a final slash has a route.
    case needsSlash
    case notFound
  }

  /// `path` is decoded and starts with a slash.
  func match(_ method: HTTPRequest.Method, _ path: [UInt8]) -> Match {
    let candidates = matches(path)
    if let (route, parameters) = candidates.first(where: { $0.0.answers(method) }) { return .found(route, parameters) }
    if !candidates.isEmpty {
      let allowed = Self.methods.filter { method in candidates.contains { $0.0.answers(method) } }
      return .wrongMethod(allowed: allowed + [.options])
    }
    let (slash, isReading) = (UInt8(ascii: "/"), method == .get || method == .head)
    return isReading && path.last != slash && !matches(path + [slash]).isEmpty ? .needsSlash : .notFound
  }

  private func matches(_ path: [UInt8]) -> [(Route, [URLPattern.Parameter])] {
    routes.compactMap { route in route.urlPattern.match(path.dropFirst()).map { (route, $0) } }
  }
}

extension RouteTable: URLResolver {
  func url(
    named name: String, arguments: [TemplateValue], keywordArguments: [(String, TemplateValue)]
  ) throws -> String? {
    let keywords = Dictionary(keywordArguments.map { ($0, $1.text) }, uniquingKeysWith: { $1 })
    return path(to: name, arguments: arguments.map(\.text), keywords: keywords)
  }

  /// The path of the route named `name`.
  func path(to name: String, arguments: [String] = [], keywords: [String: String] = [:]) -> String? {
    routes.lazy.filter { $0.name == name }
      .compactMap { $0.urlPattern.path(arguments: arguments, keywords: keywords) }.first
  }

  /// The path of the route named `name`, which takes exactly these parameters.
  func path(ofRoute name: String, parameters: [String: String]) throws(RoutingError) -> String {
    if let path = path(to: name, keywords: parameters) { return path }
    let patterns = routes.filter { $0.name == name }.map { "/" + $0.pattern }
    guard patterns.isEmpty else {
      throw .wrongParameters(route: name, parameters: parameters.keys.sorted(), patterns: patterns)
    }
    throw .unknownRoute(name, nearest: Suggestion.nearest(to: name, in: Set(routes.compactMap(\.name)).sorted()))
  }
}
