import Hummingbird
public import ManageTemplateEngine

extension WebContext {
  /// The longest parameter of a path, in bytes.
  private static let maximumParameterLength = 2048

  /// A parameter of the path, such as `id` of `books/<int:id>/`:
  ///
  ///     let id: Int = try context.parameter("id")
  ///
  /// Throws a 404 where the text isn't such a value or has more than 2,048 bytes, and ``RoutingError/unknownParameter(_:pattern:)``.
  public func parameter<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type = Value.self) throws
    -> Value
  {
    guard let parameter = parameters.last(where: { $0.name == name }) else {
      throw RoutingError.unknownParameter(name, pattern: route?.pattern ?? "")
    }
    guard let text = try? parameter.value.string(maximumBytes: Self.maximumParameterLength), let value = Value(text)
    else { throw HTTPError(.notFound) }
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
