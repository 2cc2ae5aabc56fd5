/// A route's name, or a parameter of its path, that the site's routes don't have: a mistake in a handler.
public enum RoutingError: ExplainedError, Equatable {
  /// No route has this name; `nearest` is the most similar one.
  case unknownRoute(String, nearest: String?)
  /// No route of this name has exactly these parameters, or takes their values.
  case wrongParameters(route: String, parameters: [String], patterns: [String])
  /// The path of the route that answers has no parameter of this name.
  case unknownParameter(String, pattern: String)

  /// One line.
  public var description: String {
    switch self {
    case .unknownRoute(let name, _): "no route is named '\(name)'"
    case .wrongParameters(let route, let parameters, _):
      "the route '\(route)' doesn't take "
        + (parameters.isEmpty ? "an empty list of parameters" : "the parameters \(parameters.joined(separator: ", "))")
    case .unknownParameter(let name, let pattern): "the path '\(pattern)' has no parameter '\(name)'"
    }
  }

  /// How to fix it.
  public var hint: String? {
    switch self {
    case .unknownRoute(_, let nearest):
      (nearest.map { "did you mean '\($0)'? " } ?? "") + "'manage routes' lists the names"
    case .wrongParameters(_, _, let patterns): "its path is \(patterns.joined(separator: " or "))"
    case .unknownParameter(let name, _): "add <\(name)> to the route's pattern"
    }
  }
}
