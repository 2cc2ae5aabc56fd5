import Hummingbird
public import ManageTemplateEngine

extension WebContext {
  /// A parameter of the path, such as `id` of `books/<int:id>/`:
  ///
  ///     let id: Int = try context.parameter("id")
  ///
  /// Throws a 404 where the text isn't such a value, and ``RoutingError/unknownParameter(_:pattern:)``.
  public func parameter<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type = Value.self) throws
    -> Value
  {
    guard let text = coreContext.parameters.get(name) else {
      throw RoutingError.unknownParameter(name, pattern: route?.pattern ?? "")
    }
    guard let value = Value(text) else { throw HTTPError(.notFound) }
    return value
  }

  /// The path of the route of a name, with the parameters of its pattern, percent-encoded; Django's `reverse()`:
  ///
  ///     try context.url("book", ["id": book.id])
  public func url(
    _ name: String, _ parameters: [String: any TemplateValueConvertible] = [:]
  ) throws(RoutingError) -> String {
    try routes.path(ofRoute: name, parameters: parameters.mapValues { $0.templateValue.text })
  }
}
